#include "core/review/table_matching.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>

#include "core/base/text.hpp"
#include "core/review/header_index.hpp"
#include "core/review/header_text.hpp"

namespace adherence {

namespace {

// ---- headers --------------------------------------------------------------------------------------------

// A criterion that a header may be of.
struct Claim {
    std::size_t header;
    ColumnMatch match;
    int sureness;
};

MatchKind kind_of(NamedBy by) {
    switch (by) {
        case NamedBy::synonym: return MatchKind::synonym;
        case NamedBy::last_part:
        case NamedBy::id: return MatchKind::id;
        case NamedBy::short_title:
        case NamedBy::title: break;
    }
    return MatchKind::title;
}

// A header's second choice is worth no more than this under its first.
constexpr double second_choice = 0.9;
constexpr double unsure = 0.8;

double likeness_of(Named const& named) { return named.sure ? named.likeness : unsure * named.likeness; }

void claim(HeaderIndex& index, std::size_t header, std::string const& text, std::vector<Claim>& claims) {
    if (auto const named = index.named(text)) {
        MatchKind const kind = named->contested ? MatchKind::similar : kind_of(named->by);
        int const sureness = named->contested ? 0 : static_cast<int>(named->by) + 1;
        claims.push_back({header, {named->criterion, kind, likeness_of(*named)}, sureness});
        return;
    }
    std::vector<Alike> const alike = index.alike(text);
    for (Alike const& one : alike)
        if (one.likeness >= second_choice * alike[0].likeness)
            claims.push_back({header, {one.criterion, MatchKind::similar, one.likeness}, 0});
}

std::vector<ColumnMatch> matches_of(HeaderIndex& index, std::span<std::string const> headers) {
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < headers.size(); ++i) claim(index, i, headers[i], claims);
    // Where two claim the same with the same right, the text decides before the place: wherever columns stand, they match alike.
    std::stable_sort(claims.begin(), claims.end(), [&](Claim const& a, Claim const& b) {
        if (a.sureness != b.sureness) return a.sureness > b.sureness;
        if (a.match.likeness != b.match.likeness) return a.match.likeness > b.match.likeness;
        return headers[a.header] < headers[b.header];
    });
    std::vector<ColumnMatch> matches(headers.size());
    std::set<int> taken;
    for (Claim const& one : claims) {
        if (matches[one.header].criterion >= 0 || !taken.insert(one.match.criterion).second) continue;
        matches[one.header] = one.match;
    }
    return matches;
}

// ---- the table ------------------------------------------------------------------------------------------

constexpr std::size_t rows_looked_at_closely = 8;  // for headers that are only like a criterion
constexpr std::size_t rows_asked_for_countries = 30;
constexpr std::size_t longest_country = 100;
constexpr std::size_t rows_above_header = 60;
constexpr std::size_t rows_below_a_header = 20;  // that are asked whether they are a better one
constexpr std::size_t enough_matches = 3;

// Asked of every cell of a sheet: most begin with a letter.
bool is_filled(Cell const& cell) {
    bool const plain = cell.kind == Cell::Kind::text && !cell.text.empty() && cell.text.front() > ' ';
    return plain || !cell.blank();
}

bool is_text(Cell const& cell) { return cell.kind == Cell::Kind::text && is_filled(cell); }

std::vector<std::string> texts_of(std::span<Cell const> row) {
    std::vector<std::string> texts;
    for (Cell const& cell : row) texts.push_back(cell.shown());
    return texts;
}

std::size_t filled_cells(std::span<Cell const> row) {
    return static_cast<std::size_t>(std::count_if(row.begin(), row.end(), is_filled));
}

// What a row is worth as the header of the table.
struct Worth {
    std::size_t matches = 0;
    std::size_t sure = 0;  ///< more than a likeness or a word that an id ends in
    double sum = 0;

    void add(double worth, bool is_sure) {
        ++matches;
        sum += worth;
        if (is_sure) ++sure;
    }
    [[nodiscard]] bool enough() const { return matches > 1 || sure > 0; }
};

double worth_of(Named const& named) {
    constexpr double by[] = {0.9, 0.8, 0.95, 0.99, 1};
    return by[static_cast<std::size_t>(named.by)] * named.likeness;
}

class Guess {
public:
    Guess(Framework const& framework, Block const& sheet) : index_(framework), sheet_(sheet), criteria_(framework.criteria.size()) {}

    [[nodiscard]] std::optional<TableGuess> make() {
        std::optional<std::size_t> const header = header_row();
        if (!header) return {};
        guess_.header_row = *header;
        matches_ = matches_of(index_, texts_of(sheet_.row(*header)));
        find_country_column();
        find_extent();
        find_rows();
        return guess_;
    }

private:
    // ---- the header row

    [[nodiscard]] std::optional<std::size_t> header_row() {
        weigh_names();
        std::optional<std::size_t> best = best_row();
        if (best && worths_[*best].matches >= enough_matches) return best;
        weigh_likenesses();
        best = best_row();
        return best ? best : first_full_row();
    }

    // The names of every row, each different text read once.
    void weigh_names() {
        std::unordered_map<std::string_view, std::optional<Named>> read;
        std::vector<double> worth(criteria_);
        std::vector<bool> sure(criteria_);
        worths_.resize(std::min(sheet_.rows, rows_above_header));
        std::size_t last = worths_.size();
        for (std::size_t row = 0; row < last; ++row) {
            if (filled_cells(sheet_.row(row)) < 2) continue;
            std::vector<int> found;
            for (Cell const& cell : sheet_.row(row)) {
                if (cell.kind != Cell::Kind::text) continue;
                auto const [known, added] = read.try_emplace(cell.text);
                if (added) known->second = index_.named(cell.text);
                if (!known->second) continue;
                auto const criterion = static_cast<std::size_t>(known->second->criterion);
                if (worth[criterion] == 0) found.push_back(known->second->criterion);
                worth[criterion] = std::max(worth[criterion], worth_of(*known->second));
                sure[criterion] = sure[criterion] || known->second->sure;
            }
            for (int const criterion : found) {
                auto const place = static_cast<std::size_t>(criterion);
                worths_[row].add(worth[place], sure[place]);
                worth[place] = 0;
                sure[place] = false;
            }
            if (worths_[row].sure >= enough_matches) last = std::min(last, row + 1 + rows_below_a_header);
        }
    }

    // Rows of typing slips and paraphrases: only where names do not settle it, and only near the top.
    void weigh_likenesses() {
        constexpr double of_likeness = 0.5;
        std::size_t looked_at = 0;
        for (std::size_t row = 0; row < worths_.size() && looked_at < rows_looked_at_closely; ++row) {
            auto const cells = sheet_.row(row);
            if (std::count_if(cells.begin(), cells.end(), is_text) < 2) continue;
            ++looked_at;
            for (ColumnMatch const& match : matches_of(index_, texts_of(cells)))
                if (match.kind == MatchKind::similar) worths_[row].add(of_likeness * match.likeness, false);
        }
    }

    [[nodiscard]] std::optional<std::size_t> best_row() const {
        std::optional<std::size_t> best;
        for (std::size_t row = 0; row < worths_.size(); ++row)
            if (worths_[row].enough() && (!best || worths_[row].sum > worths_[*best].sum) && !(worths_[row].sure < 2 && has_country(row))) best = row;
        return best;
    }

    // A row of values, one of which happens to be a name. Codes are left aside: a header "No" is not Norway.
    [[nodiscard]] bool has_country(std::size_t row) const {
        constexpr std::size_t longest_code = 3;
        auto const cells = sheet_.row(row);
        return std::any_of(cells.begin(), cells.end(), [](Cell const& cell) {
            return is_text(cell) && cell.text.size() <= longest_country && trim(cell.text).size() > longest_code && find_country(cell.text);
        });
    }

    [[nodiscard]] std::optional<std::size_t> first_full_row() const {
        for (std::size_t row = 0; row + 1 < sheet_.rows; ++row)
            if (filled_cells(sheet_.row(row)) >= 2 && filled_cells(sheet_.row(row + 1)) >= 2) return row;
        return {};
    }

    // A second row of headers: ids below titles, or the head of another table.
    [[nodiscard]] bool is_header(std::size_t row) const {
        std::size_t matched = 0, again = 0;
        for (std::size_t column = guess_.first_column; column <= guess_.last_column; ++column) {
            if (matches_[column].criterion < 0 || matches_[column].kind == MatchKind::similar) continue;
            ++matched;
            Cell const& cell = sheet_.at(row, column);
            if (!is_text(cell)) continue;
            auto const named = index_.named(cell.text);
            if (named && named->sure && named->criterion == matches_[column].criterion) ++again;
        }
        return again >= 2 && 2 * again >= matched;
    }

    // ---- the country column

    void find_country_column() {
        std::size_t const first = first_match();
        std::optional<std::size_t> column = column_of_countries(0, first, 1);
        // To the right of the criteria a "no" alone is not Norway.
        if (!column) column = column_of_countries(first, sheet_.columns, 2);
        guess_.country_column = column ? *column : first_text_column();
    }

    [[nodiscard]] std::optional<std::size_t> column_of_countries(std::size_t begin, std::size_t end, std::size_t least) const {
        std::optional<std::size_t> best;
        for (std::size_t column = begin; column < end; ++column) {
            if (matches_[column].criterion >= 0) continue;
            std::size_t const known = countries_in(column);
            if (known < least) continue;
            best = column;
            least = known + 1;
        }
        return best;
    }

    [[nodiscard]] std::size_t first_match() const {
        auto const found = std::find_if(matches_.begin(), matches_.end(), [](ColumnMatch const& match) { return match.criterion >= 0; });
        return static_cast<std::size_t>(found - matches_.begin());
    }

    [[nodiscard]] std::size_t countries_in(std::size_t column) const {
        std::set<int> entries;
        std::size_t const end = std::min(sheet_.rows, guess_.header_row + 1 + rows_asked_for_countries);
        for (std::size_t row = guess_.header_row + 1; row < end; ++row)
            if (Cell const& cell = sheet_.at(row, column); is_text(cell) && cell.text.size() <= longest_country)
                if (auto const country = find_country(cell.text)) entries.insert(country->entry);
        return entries.size();
    }

    [[nodiscard]] std::size_t first_text_column() const {
        for (std::size_t column = 0; column < sheet_.columns; ++column) {
            if (matches_[column].criterion >= 0) continue;
            for (std::size_t row = guess_.header_row + 1; row < sheet_.rows; ++row)
                if (is_text(sheet_.at(row, column))) return column;
        }
        return 0;
    }

    // ---- the columns and rows

    // From the countries to the last criterion, and on over headers that follow one another: a single blank column is
    // passed over, two are the end.
    void find_extent() {
        guess_.first_column = guess_.last_column = guess_.country_column;
        for (std::size_t column = 0; column < sheet_.columns; ++column)
            if (matches_[column].criterion >= 0) take_column(column);
        while (guess_.last_column + 1 < sheet_.columns) {
            std::size_t const next = guess_.last_column + 1;
            if (has_header(next)) take_column(next);
            else if (next + 1 < sheet_.columns && has_header(next + 1)) take_column(next + 1);
            else break;
        }
        while (guess_.first_column > 0) {
            std::size_t const next = guess_.first_column - 1;
            if (has_header(next)) take_column(next);
            else if (next > 0 && has_header(next - 1)) take_column(next - 1);
            else break;
        }
    }

    [[nodiscard]] bool has_header(std::size_t column) const { return !sheet_.at(guess_.header_row, column).blank(); }

    void take_column(std::size_t column) {
        guess_.first_column = std::min(guess_.first_column, column);
        guess_.last_column = std::max(guess_.last_column, column);
    }

    void find_rows() {
        guess_.first_row = guess_.header_row + 1;
        guess_.last_row = guess_.header_row;
        bool any = false, known = false;
        std::size_t blank_rows = 0;
        for (std::size_t row = guess_.header_row + 1; row < sheet_.rows; ++row) {
            if (is_header(row)) {
                if (any) return;
                continue;
            }
            Row const what = row_at(row);
            blank_rows = what == Row::blank ? blank_rows + 1 : 0;
            // Where names were known, one further down is of the table however long the gap; names that nobody knows are
            // held together by standing below one another.
            if (blank_rows > 1 && any && !known) return;
            if (blank_rows > 1) ended_ = true;
            if (what != Row::country && (what != Row::name || ended_)) continue;
            if (!any) guess_.first_row = row;
            guess_.last_row = row;
            any = true;
            known = known || what == Row::country;
            if (what == Row::country) ended_ = false;
        }
    }

    enum class Row { blank, other, name, country };

    [[nodiscard]] Row row_at(std::size_t row) const {
        auto const cells = sheet_.row(row).subspan(guess_.first_column, guess_.last_column - guess_.first_column + 1);
        std::size_t const filled = filled_cells(cells);
        if (filled == 0) return Row::blank;
        Cell const& name = sheet_.at(row, guess_.country_column);
        if (name.blank()) return Row::other;
        std::string const shown = name.shown();
        if (find_country(shown)) return Row::country;
        // A word alone is the head of a group of rows, or a note.
        return filled < 2 || begins_totals(shown) ? Row::other : Row::name;
    }

    HeaderIndex index_;
    Block const& sheet_;
    std::size_t criteria_;
    std::vector<Worth> worths_;
    std::vector<ColumnMatch> matches_;
    TableGuess guess_;
    bool ended_ = false;  // two blank rows: only a known country goes on with the table
};

// ---- countries ------------------------------------------------------------------------------------------

// "Iran*", "France ²", "Italy 1)", "Spain [3]".
std::string_view without_footnote(std::string_view name) {
    constexpr std::string_view marks[] = {"*", "\u2020", "\u2021", "\u00b9", "\u00b2", "\u00b3", "\u00a7"};
    for (bool again = true; again;) {
        again = false;
        name = trim(name);
        for (std::string_view const mark : marks)
            if (name.ends_with(mark)) name.remove_suffix(mark.size()), again = true;
    }
    if (name.ends_with(')') || name.ends_with(']')) {
        std::string_view rest = name.substr(0, name.size() - 1);
        std::size_t const digits = rest.size() - std::min(rest.size(), rest.find_last_not_of("0123456789") + 1);
        rest.remove_suffix(digits);
        if (digits > 0) {
            if (rest.ends_with('(') || rest.ends_with('[')) rest.remove_suffix(1);
            return trim(rest);
        }
    }
    return name;
}

std::optional<Country> country_of(std::string_view name) {
    if (auto const country = find_country(name)) return country;
    std::string_view const bare = without_footnote(name);
    if (auto const country = find_country(bare)) return country;
    // "Netherlands (NLD)", but not "Guinea (Bissau)" and not "China (Taiwan)".
    std::vector<std::string_view> const parts = parts_of(bare);
    std::optional<Country> same;
    for (std::string_view const part : parts) {
        auto const country = find_country(part);
        if (!country || (same && same->entry != country->entry)) return {};
        same = country;
    }
    return same;
}

}  // namespace

std::vector<ColumnMatch> match_headers(Framework const& framework, std::span<std::string const> headers) {
    HeaderIndex index(framework);
    return matches_of(index, headers);
}

std::optional<TableGuess> guess_table(Framework const& framework, Block const& top_left_of_sheet) {
    if (top_left_of_sheet.empty()) return {};
    return Guess(framework, top_left_of_sheet).make();
}

std::vector<CountryMatch> match_countries(std::span<std::string const> names) {
    std::vector<CountryMatch> matches;
    for (std::string const& name : names) {
        CountryMatch match{name, country_of(name), {}};
        if (!match.country) match.near = countries_near(without_footnote(name));
        matches.push_back(std::move(match));
    }
    return matches;
}

}  // namespace adherence
