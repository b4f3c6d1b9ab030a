#include "calc/text_cache.hpp"

#include "calc/strings.hpp"

namespace adherence::calc {

namespace {

// Enough for every word, id and framework of a large workbook; beyond, memory would buy little.
constexpr std::size_t most_texts = 1 << 16;
constexpr std::size_t most_characters = 16 << 20;

}  // namespace

std::string_view TextCache::find_or_convert(rtl::OUString const& text) {
    auto const [place, is_new] = by_address_.try_emplace(text.pData);
    if (is_new) {
        Entry const& entry = entries_.emplace_back(Entry{text, to_utf8(text)});
        characters_ += entry.converted.size();
        place->second = entry.converted;
    }
    return place->second;
}

bool TextCache::full() const {
    std::lock_guard const lock(mutex_);
    return entries_.size() > most_texts || characters_ > most_characters;
}

std::shared_ptr<TextCache> TextCaches::current() {
    std::lock_guard const lock(mutex_);
    if (!cache_ || cache_->full()) cache_ = std::make_shared<TextCache>();
    return cache_;
}

}  // namespace adherence::calc
