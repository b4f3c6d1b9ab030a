// Calc's texts in the core's encoding, each converted once.
//
//   TextCaches caches;                       // one per component
//   auto const texts = caches.current();     // held for the length of a call
//   std::string_view const word = texts->utf8(string);
//
// Equal texts of a document share one buffer, so a text met before is found by its address: a column of
// 20,000 words costs as many conversions as it has different words, and a formula filled down converts its
// header row and its framework once. Texts met lately are found without a hash table. The cache holds a reference to every buffer it knows, so that no
// address can come to mean another text. A cache that has grown too large is left to the calls that still
// read from it, and the next call starts a new one.
#pragma once

#include <array>
#include <cstdint>
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
    /// Many texts in a row: the cache is locked as long as this lives.
    class Reader {
    public:
        explicit Reader(TextCache& cache) : cache_(cache), lock_(cache.mutex_) {}

        /// The text in UTF-8; unpaired surrogates become U+FFFD. Lives as long as the cache.
        [[nodiscard]] std::string_view utf8(rtl::OUString const& text) {
            if (text.isEmpty()) return {};
            Recent& recent = cache_.recent_[place_of(text.pData)];
            if (recent.address != text.pData) recent = {text.pData, cache_.find_or_convert(text)};
            return recent.converted;
        }

    private:
        TextCache& cache_;
        std::lock_guard<std::mutex> lock_;
    };

    [[nodiscard]] std::string_view utf8(rtl::OUString const& text) { return Reader(*this).utf8(text); }
    [[nodiscard]] bool full() const;

private:
    // Buffers never move or go while the cache lives, so an address once written here stays right.
    struct Recent {
        rtl_uString const* address = nullptr;
        std::string_view converted;
    };
    static constexpr std::size_t recents = 1024;  // the words of a few sheets; they fit the processor's first cache

    [[nodiscard]] static std::size_t place_of(rtl_uString const* address) {
        auto const bits = reinterpret_cast<std::uintptr_t>(address);
        return (bits >> 4 ^ bits >> 14) % recents;
    }
    [[nodiscard]] std::string_view find_or_convert(rtl::OUString const& text);

    struct Entry {
        rtl::OUString source;
        std::string converted;
    };
    mutable std::mutex mutex_;
    std::array<Recent, recents> recent_;
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
