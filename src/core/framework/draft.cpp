#include "core/framework/draft.hpp"

#include <algorithm>

namespace adherence {

LocalText DraftField::local(std::string_view language) const {
    LocalText result;
    for (auto const& [other, translated] : by_language) result.set(other, translated);
    // The text without a language, where the framework's has one of its own, was written in the default one.
    bool const own = result.all().contains(std::string(language)), english = result.all().contains("en");
    result.set(own && !english ? "en" : std::string(language), text);
    return result;
}

DraftField const* DraftRow::find(std::uint8_t column) const {
    auto const found = std::find_if(fields.begin(), fields.end(),
                                    [&](DraftField const& field) { return field.column == column; });
    return found == fields.end() ? nullptr : &*found;
}

std::string_view DraftRow::text(std::uint8_t column) const {
    DraftField const* const found = find(column);
    return found ? std::string_view(found->text) : std::string_view();
}

LocalText DraftRow::local(std::uint8_t column, std::string_view language) const {
    DraftField const* const found = find(column);
    return found ? found->local(language) : LocalText();
}

DraftField& DraftRow::field(std::uint8_t column) {
    auto const found = std::find_if(fields.begin(), fields.end(),
                                    [&](DraftField const& field) { return field.column == column; });
    if (found != fields.end()) return *found;
    DraftField fresh;
    fresh.column = column;
    return fields.emplace_back(std::move(fresh));
}

std::string Draft::language() const {
    std::string language = fold(about.text(about_column::language));
    return language.empty() ? "en" : language;
}

std::uint8_t column_named(std::span<ColumnSpec const> columns, std::string_view name) {
    std::string const folded = fold(name);
    auto const found = std::find_if(columns.begin(), columns.end(),
                                    [&](ColumnSpec const& column) { return column.name == folded; });
    return static_cast<std::uint8_t>(found - columns.begin());
}

std::uint8_t column_near(std::span<ColumnSpec const> columns, std::string_view name) {
    // Of two letters any one is half: "nr" is a note of somebody's own, not "na".
    constexpr std::size_t shortest = 3;
    if (std::uint8_t const same = column_named(columns, name); same < columns.size()) return same;
    std::vector<std::string> names;
    for (ColumnSpec const& column : columns) names.emplace_back(column.name);
    auto const near = fold(name).size() < shortest ? std::nullopt : nearest(name, names);
    return near ? column_named(columns, *near) : static_cast<std::uint8_t>(columns.size());
}

}  // namespace adherence
