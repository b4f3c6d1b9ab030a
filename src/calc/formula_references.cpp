#include "calc/formula_references.hpp"

#include <algorithm>

namespace adherence::calc {

namespace {

constexpr std::int32_t most_columns = 16384, most_rows = 1048576;

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Of names, functions and sheets that need no quotes.
bool is_name(char c) { return is_letter(c) || is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool is_word(char c) { return is_name(c) || c == '.' || c == '$' || c == '\\' || c == '?'; }

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    FormulaParts read() {
        while (at_ < text_.size()) {
            char const c = text_[at_];
            if (c == '"')
                at_ = past_quotes(at_);
            else if (c == '#')
                skip_error();
            else if (c == '[')
                at_ = std::min(text_.find(']', at_), text_.size() - 1) + 1;
            else if (c == '\'' || (c != '.' && is_word(c)))
                read_word();
            else
                at_ = c == '.' ? end_of_word(at_) : at_ + 1;  // what follows a sheet that is gone
        }
        return std::move(parts_);
    }

private:
    [[nodiscard]] char look(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
    [[nodiscard]] std::size_t end_of_word(std::size_t at) const {
        while (is_word(look(at))) ++at;
        return at;
    }
    [[nodiscard]] std::size_t past_quotes(std::size_t at) const {
        char const quote = text_[at++];
        while (at < text_.size()) {
            if (text_[at++] != quote) continue;
            if (look(at) != quote) break;
            ++at;
        }
        return at;
    }
    void skip_error() {
        ++at_;
        while (is_name(look(at_)) || look(at_) == '/') ++at_;
        if (look(at_) == '!' || look(at_) == '?') ++at_;
        if (look(at_) == '.') at_ = end_of_word(at_);
    }

    void read_word() {
        std::size_t const begin = at_;
        bool const quoted = look(begin) == '\'' || (look(begin) == '$' && look(begin + 1) == '\'');
        std::size_t end = quoted ? past_quotes(text_.find('\'', begin)) : end_of_word(begin);
        if (look(end) == '#') return skip_other_file(end);
        if (quoted) end = end_of_word(end);
        bool const called = look(end) == '(';
        if (auto reference = called ? std::nullopt : reference_at(begin)) {
            at_ = begin + reference->length;
            parts_.references.push_back(std::move(*reference));
        } else {
            at_ = std::max(end, begin + 1);
            parts_.words.emplace_back(text_.substr(begin, at_ - begin));
        }
    }

    /// 'file:///rates.ods'#$Sheet1.A1:B2
    void skip_other_file(std::size_t at) {
        while (is_word(look(at)) || look(at) == '#' || look(at) == ':' || look(at) == '\'') at = look(at) == '\'' ? past_quotes(at) : at + 1;
        at_ = at;
        parts_.reads_other_files = true;
    }

    struct Found {
        ReferenceCorner corner;
        std::size_t end = 0;
    };

    [[nodiscard]] std::optional<FormulaReference> reference_at(std::size_t begin) const {
        auto const first = corner_at(begin);
        if (!first) return {};
        bool const cell = first->corner.column && first->corner.row;
        if (look(first->end) == ':')
            if (auto const last = corner_at(first->end + 1)) {
                bool const alike = last->corner.column.has_value() == first->corner.column.has_value() && last->corner.row.has_value() == first->corner.row.has_value();
                if (alike) return FormulaReference{begin, last->end - begin, first->corner, last->corner};
            }
        if (!cell) return {};
        return FormulaReference{begin, first->end - begin, first->corner, {}};
    }

    [[nodiscard]] std::optional<Found> corner_at(std::size_t at) const {
        Found found;
        found.end = at;
        read_sheet(found);
        auto const dollar = [&] { return look(found.end) == '$' ? (++found.end, true) : false; };
        bool fixed = dollar();
        if (is_letter(look(found.end))) {
            std::int32_t column = 0;
            std::size_t const start = found.end;
            for (; is_letter(look(found.end)) && found.end < start + 4; ++found.end) column = column * 26 + ((look(found.end) | 0x20) - 'a' + 1);
            if (column > most_columns) return {};
            found.corner.column = column - 1;
            found.corner.column_fixed = fixed;
            fixed = dollar();
        }
        if (is_digit(look(found.end))) {
            std::int32_t row = 0;
            for (; is_digit(look(found.end)) && row <= most_rows; ++found.end) row = row * 10 + (look(found.end) - '0');
            if (row < 1 || row > most_rows) return {};
            found.corner.row = row - 1;
            found.corner.row_fixed = fixed;
        } else if (fixed)
            return {};
        if (!(found.corner.column || found.corner.row) || is_word(look(found.end)) || look(found.end) == '(') return {};
        return found;
    }

    void read_sheet(Found& found) const {
        std::size_t at = found.end;
        bool const fixed = look(at) == '$';
        if (fixed) ++at;
        std::string name;
        std::size_t end = at;
        if (look(at) == '\'') {
            end = past_quotes(at);
            for (std::size_t i = at + 1; i + 1 < end; ++i) {
                name += text_[i];
                if (text_[i] == '\'') ++i;
            }
        } else {
            while (is_name(look(end))) ++end;
            name = text_.substr(at, end - at);
        }
        if (name.empty() || look(end) != '.') return;
        found.corner.sheet = std::move(name);
        found.corner.sheet_fixed = fixed;
        found.end = end + 1;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    FormulaParts parts_;
};

std::string letters(std::int32_t column) {
    std::string text;
    for (; column >= 0; column = column / 26 - 1) text.insert(text.begin(), static_cast<char>('A' + column % 26));
    return text;
}

std::string cell_text(ReferenceCorner const& at, bool column_fixed, bool row_fixed) {
    std::string text;
    if (at.column) text += (column_fixed ? "$" : "") + letters(*at.column);
    if (at.row) text += (row_fixed ? "$" : "") + std::to_string(*at.row + 1);
    return text;
}

/// A1:A1048576, as some files have it, where the formula says A:A.
FormulaReference as_written(FormulaReference live, FormulaReference const& reference) {
    if (!live.last) return live;
    if (!reference.first.row && live.first.row == 0 && live.last->row == most_rows - 1) live.first.row = live.last->row = {};
    if (!reference.first.column && live.first.column == 0 && live.last->column == most_columns - 1) live.first.column = live.last->column = {};
    return live;
}

bool same_place(ReferenceCorner const& one, ReferenceCorner const& other) { return one.column == other.column && one.row == other.row; }

}  // namespace

FormulaParts read_formula(std::string_view text) { return Reader(text).read(); }

std::string sheet_prefix(std::string_view sheet, bool fixed) {
    auto const needs_none = [](char c) { return is_letter(c) || is_digit(c) || c == '_'; };
    bool const plain = std::ranges::all_of(sheet, needs_none) && !sheet.empty() && !is_digit(sheet.front());
    std::string text = fixed ? "$" : "";
    if (plain) return text.append(sheet) + ".";
    text += '\'';
    for (char const c : sheet) text += c == '\'' ? std::string("''") : std::string(1, c);
    return text + "'.";
}

std::string fixed_text(FormulaReference const& reference, std::string const& home) {
    std::string const sheet = reference.first.sheet.value_or(home);
    std::string text = sheet_prefix(sheet, true) + cell_text(reference.first, true, true);
    if (!reference.last) return text;
    text += ":";
    if (reference.last->sheet && *reference.last->sheet != sheet) text += sheet_prefix(*reference.last->sheet, true);
    return text + cell_text(*reference.last, true, true);
}

std::string moved_text(std::string_view text, FormulaReference const& reference, std::optional<FormulaReference> const& where, std::string const& home) {
    if (!where) return "#REF!";
    FormulaReference const live = as_written(*where, reference);
    std::string const sheet = live.first.sheet.value_or(home);
    bool const same_sheet = sheet == reference.first.sheet.value_or(home);
    bool const same_last = reference.last.has_value() == live.last.has_value() &&
                           (!live.last || (same_place(*live.last, *reference.last) && live.last->sheet.value_or(sheet) == reference.last->sheet.value_or(sheet)));
    if (same_sheet && same_place(live.first, reference.first) && same_last) return std::string(text.substr(reference.begin, reference.length));
    std::string moved;
    if (reference.first.sheet || sheet != home) moved += sheet_prefix(sheet, reference.first.sheet_fixed || !reference.first.sheet);
    moved += cell_text(live.first, reference.first.column_fixed, reference.first.row_fixed);
    if (!reference.last) return moved;
    // One row or column is all that is left of a block: files may say A1 for A1:A1.
    ReferenceCorner const& last = live.last ? *live.last : live.first;
    moved += ":";
    if (last.sheet.value_or(sheet) != sheet) moved += sheet_prefix(*last.sheet, reference.last->sheet_fixed);
    return moved + cell_text(last, reference.last->column_fixed, reference.last->row_fixed);
}

}  // namespace adherence::calc
