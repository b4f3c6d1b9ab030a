#include "core/functions/framework_cache.hpp"

#include <algorithm>
#include <list>

#include "core/framework/draft_read.hpp"

namespace adherence::functions {

namespace {

constexpr std::size_t most_frameworks = 8;
constexpr std::size_t most_id_rows = 8;
constexpr std::size_t longest_id = 100;

template <typename Item>
void move_to_front(std::vector<Item>& items, typename std::vector<Item>::iterator item) {
    std::rotate(items.begin(), item, item + 1);
}

template <typename Item>
void put_in_front(std::vector<Item>& items, Item item, std::size_t most) {
    items.insert(items.begin(), std::move(item));
    if (items.size() > most) items.pop_back();
}

bool same_ids(std::vector<std::string> const& known, std::span<Cell const> ids) {
    return std::equal(known.begin(), known.end(), ids.begin(), ids.end(), [](std::string const& left, Cell const& right) {
        return right.kind == Cell::Kind::number ? left == right.shown() : left == right.text;
    });
}

/// The texts of a block row by row; numbers as they are shown, kept in `numbers`.
std::vector<std::string_view> pieces_of(Block const& block, std::list<std::string>& numbers) {
    std::vector<std::string_view> pieces;
    pieces.reserve(block.cells.size());
    for (Cell const& cell : block.cells) {
        if (cell.kind == Cell::Kind::text) pieces.push_back(cell.text);
        if (cell.kind == Cell::Kind::number) pieces.push_back(numbers.emplace_back(cell.shown()));
    }
    return pieces;
}

bool same_text(std::string_view text, std::vector<std::string_view> const& pieces) {
    for (std::string_view const piece : pieces) {
        if (!text.starts_with(piece)) return false;
        text.remove_prefix(piece.size());
    }
    return text.empty();
}

}  // namespace

PreparedFramework::PreparedFramework(FrameworkPtr framework) : framework_(std::move(framework)) {
    for (int const criterion : framework_->criteria)
        reads_dates_ = reads_dates_ || framework_->scale_of(criterion).type == ScaleType::date;
}

std::shared_ptr<Columns const> PreparedFramework::columns(std::span<Cell const> ids) const {
    std::lock_guard const lock(mutex_);
    auto const found = std::find_if(matched_.begin(), matched_.end(), [&](Matched const& known) { return same_ids(known.ids, ids); });
    if (found != matched_.end()) {
        move_to_front(matched_, found);
        return matched_.front().columns;
    }
    Matched fresh;
    for (Cell const& id : ids) fresh.ids.push_back(id.kind == Cell::Kind::number ? id.shown() : std::string(id.text));
    if (auto columns = match_columns(*framework_, ids)) fresh.columns = std::make_shared<Columns const>(*std::move(columns));
    put_in_front(matched_, std::move(fresh), most_id_rows);
    return matched_.front().columns;
}

std::shared_ptr<AppraisalStore> PreparedFramework::appraisals(Date null_date) const {
    std::lock_guard const lock(mutex_);
    // A day number means another day under another null date, and a full store is given up for a new one.
    bool const usable = appraisals_ && !appraisals_->full() && (null_date_ == null_date || !reads_dates_);
    if (!usable) {
        appraisals_ = std::make_shared<AppraisalStore>(framework_);
        null_date_ = null_date;
    }
    return appraisals_;
}

FrameworkCache::Entry const* FrameworkCache::known(std::vector<std::string_view> const& pieces, std::uint64_t identity) {
    auto found = entries_.end();
    if (identity != 0)
        found = std::find_if(entries_.begin(), entries_.end(), [&](Entry const& entry) { return entry.identity == identity; });
    if (found == entries_.end())
        found = std::find_if(entries_.begin(), entries_.end(), [&](Entry const& entry) { return same_text(entry.text, pieces); });
    if (found == entries_.end()) return nullptr;
    move_to_front(entries_, found);
    if (identity != 0) entries_.front().identity = identity;
    return &entries_.front();
}

std::shared_ptr<PreparedFramework const> FrameworkCache::find(Block const& block, std::uint64_t identity) {
    std::list<std::string> numbers;
    auto const pieces = pieces_of(block, numbers);
    // Not even joined: nothing of the kind can be a framework.
    std::size_t length = 0;
    for (std::string_view const piece : pieces) length += piece.size();
    if (length > longest_json) return {};
    std::lock_guard const lock(mutex_);
    if (Entry const* entry = known(pieces, identity)) return entry->prepared;
    Entry fresh{{}, identity, {}};
    for (std::string_view const piece : pieces) fresh.text += piece;
    if (!trim(fresh.text).empty()) {
        Loaded loaded = load_text(fresh.text);
        if (loaded.framework) fresh.prepared = std::make_shared<PreparedFramework const>(std::move(loaded.framework));
    }
    put_in_front(entries_, std::move(fresh), most_frameworks);
    return entries_.front().prepared;
}

std::optional<std::string> built_in_named(std::string_view text) {
    if (text.size() > longest_id) return {};
    std::string const wanted = fold(text);
    for (std::string const& id : built_in_frameworks())
        if (fold(id) == wanted) return id;
    return {};
}

Loaded load_text(std::string_view text) {
    auto const built_in = built_in_named(text);
    return load_json(built_in ? built_in_framework(*built_in) : text);
}

}  // namespace adherence::functions
