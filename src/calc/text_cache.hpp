// Calc's texts in the core's encoding, each converted once.
//
//   TextCaches caches;                       // one per component
//   auto const texts = caches.current();     // held for the length of a call
//   std::string_view const word = texts->utf8(string);
//
// Equal texts of a document share one buffer, so a text met before is found by its address: a column of
// 20,000 words costs as many conversions as it has different words, and a formula filled down converts its
// header row and its framework once. The cache holds a reference to every buffer it knows, so that no
// address can come to mean another text. A cache that has grown too large is left to the calls that still
// read from it, and the next call starts a new one.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <rtl/ustring.hxx>
#include <string>
#include <string_view>
#include <unordered_map>

namespace adherence::calc {

class TextCache {
public:
    /// The text in UTF-8; unpaired surrogates become U+FFFD. Lives as long as the cache.
    [[nodiscard]] std::string_view utf8(rtl::OUString const& text);
    [[nodiscard]] bool full() const;

private:
    struct Entry {
        rtl::OUString source;
        std::string converted;
    };
    mutable std::mutex mutex_;
    std::deque<Entry> entries_;
    std::unordered_map<rtl_uString const*, std::string_view> by_address_;
    std::size_t characters_ = 0;
};

class TextCaches {
public:
    [[nodiscard]] std::shared_ptr<TextCache> current();

private:
    std::mutex mutex_;
    std::shared_ptr<TextCache> cache_;
};

}  // namespace adherence::calc
