// The distinct contents of one column, found again by a few machine words.
//
// A text of up to 16 bytes is its first and its last eight bytes and its length; it needs no other comparison.
// Longer ones are hashed as a whole, so that texts alike at both ends do not pile up, and compared in full.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>
#include <vector>

#include "core/base/cell.hpp"
#include "core/base/date.hpp"

namespace adherence {

struct ContentKey {
    std::uint64_t head = 0, tail = 0;
    std::uint32_t size = 0;
    friend bool operator==(ContentKey const&, ContentKey const&) = default;
};

/// \param null_date a day number means another day under another one
[[nodiscard]] inline ContentKey content_key(Cell const& cell, Date null_date) {
    constexpr std::size_t word = 8;
    if (cell.kind == Cell::Kind::number)
        return {std::bit_cast<std::uint64_t>(cell.number), static_cast<std::uint64_t>(null_date.day), UINT32_MAX};
    std::string_view const text = cell.text;
    ContentKey key{0, 0, static_cast<std::uint32_t>(text.size())};
    if (text.size() > 2 * word) key.head = std::hash<std::string_view>{}(text);
    else std::memcpy(&key.head, text.data(), text.size() < word ? text.size() : word);
    if (text.size() > word) std::memcpy(&key.tail, text.data() + text.size() - word, word);
    return key;
}

/// \tparam Item has a `content`: the text of the cell.
template <class Item>
class ContentTable {
public:
    /// \param text the cell's, empty for a number
    [[nodiscard]] Item const* find(ContentKey const& key, std::string_view text) const {
        if (slots_.empty()) return nullptr;
        for (std::size_t place = home(key);; place = next(place)) {
            Slot const& slot = slots_[place];
            if (!slot.item) return nullptr;
            if (slot.key == key && (text.size() <= 16 || slot.item->content == text)) return slot.item;
        }
    }

    /// \pre it is not there
    void insert(ContentKey const& key, Item const* item) {
        if (2 * ++count_ > slots_.size()) grow();
        put(key, item);
    }

private:
    struct Slot {
        ContentKey key;
        Item const* item = nullptr;
    };

    [[nodiscard]] std::size_t next(std::size_t place) const { return (place + 1) & (slots_.size() - 1); }

    [[nodiscard]] std::size_t home(ContentKey const& key) const {
        __extension__ using Wide = unsigned __int128;
        // The two halves of a product of what was spread by odd constants (as in wyhash).
        Wide const product = static_cast<Wide>(key.head ^ 0xa0761d6478bd642fULL) * (key.tail ^ key.size ^ 0xe7037ed1a0b428dbULL);
        return static_cast<std::size_t>(static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64)) & (slots_.size() - 1);
    }

    void put(ContentKey const& key, Item const* item) {
        std::size_t place = home(key);
        while (slots_[place].item) place = next(place);
        slots_[place] = {key, item};
    }

    void grow() {
        std::vector<Slot> const old = std::move(slots_);
        slots_.assign(old.empty() ? 16 : 2 * old.size(), {});
        for (Slot const& slot : old)
            if (slot.item) put(slot.key, slot.item);
    }

    std::vector<Slot> slots_;
    std::size_t count_ = 0;
};

}  // namespace adherence
