#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/framework/compile.hpp"
#include "core/framework/reading.hpp"
#include "core/framework/relative_method.hpp"

namespace adherence {

namespace {

constexpr std::size_t most_levels = 1000;
constexpr int most_years = 9999;

struct TypeName {
    std::string_view name;
    ScaleType type;
};
constexpr TypeName type_names[] = {{"level", ScaleType::level},
                                   {"point", ScaleType::point},
                                   {"logpoint", ScaleType::logpoint},
                                   {"date", ScaleType::date},
                                   {"relative", ScaleType::relative}};

std::optional<ScaleType> type_named(std::string_view word) {
    std::string const folded = fold(word);
    for (TypeName const& name : type_names)
        if (name.name == folded) return name.type;
    return {};
}

std::vector<std::string> all_type_names() {
    std::vector<std::string> names;
    for (TypeName const& name : type_names) names.emplace_back(name.name);
    return names;
}

Scale built_in(std::string id, ScaleType type) {
    Scale scale;
    scale.id = std::move(id);
    scale.type = type;
    scale.built_in = true;
    return scale;
}

Scale yes_no() {
    Scale scale = built_in("yes-no", ScaleType::level);
    scale.yes_no = true;
    LocalText no, yes;
    for (auto const& [language, word] : {std::pair("en", "no"), {"nl", "nee"}, {"fr", "non"}, {"de", "nein"}})
        no.set(language, word);
    for (auto const& [language, word] : {std::pair("en", "yes"), {"nl", "ja"}, {"fr", "oui"}, {"de", "ja"}})
        yes.set(language, word);
    scale.levels = {{"no", no, Number(0)}, {"yes", yes, Number(100)}};
    for (std::size_t level = 0; level < scale.levels.size(); ++level)
        for (auto const& [language, label] : scale.levels[level].label.all())
            scale.level_by_name.emplace(fold(label), level);
    return scale;
}

Scale in_force() {
    Scale scale = built_in("in-force", ScaleType::date);
    scale.dates.push_back({DateRow::Kind::in_force, 0, Number(100), {}});
    return scale;
}

/// One scale of the table: its rows become levels, points, date rows or a method.
class ScaleCompiler {
public:
    ScaleCompiler(Compilation& work, std::vector<DraftRow const*> const& rows) : work_(work), rows_(rows) {}

    std::optional<Scale> compile() {
        Scale scale;
        scale.id = rows_.front()->text(scales_column::scale);
        auto const type = type_of_rows();
        if (!type) return {};
        scale.type = *type;
        switch (scale.type) {
            case ScaleType::level: levels(scale); break;
            case ScaleType::point:
            case ScaleType::logpoint: points(scale); break;
            case ScaleType::date: dates(scale); break;
            case ScaleType::relative: relative(scale); break;
            case ScaleType::percent: break;
        }
        return scale;
    }

private:
    static Place at(DraftRow const& row, std::uint8_t column) { return {"scales", row.row, scales_columns[column].name}; }

    std::optional<ScaleType> type_of_rows() {
        std::optional<ScaleType> type;
        for (DraftRow const* const row : rows_) {
            std::string_view const word = row->text(scales_column::type);
            if (word.empty() && type) continue;  // the same as above
            auto const found = type_named(word);
            if (word.empty()) {
                work_.faults.error("scales.no-type", at(*row, scales_column::type),
                                   {{"choices", listed(all_type_names())}});
                return {};
            }
            if (!found) {
                work_.faults.unknown("scales.unknown-type", at(*row, scales_column::type), word, all_type_names(),
                                     {{"choices", listed(all_type_names())}});
                return {};
            }
            if (type && *type != *found) {
                work_.faults.error("scales.mixed-types", at(*row, scales_column::type),
                                   {{"content", std::string(word)},
                                    {"first", std::string(rows_.front()->text(scales_column::type))},
                                    {"scale", std::string(rows_.front()->text(scales_column::scale))}});
                return {};
            }
            type = found;
        }
        return type;
    }

    std::optional<Number> score(DraftRow const& row, std::optional<Number> const& otherwise = {}) {
        std::string_view const text = row.text(scales_column::score);
        if (!text.empty()) return read_decimal(work_, at(row, scales_column::score), text);
        if (!otherwise) work_.faults.error("scales.no-score", at(row, scales_column::score));
        return otherwise;
    }

    bool has_value(DraftRow const& row) {
        if (!says_nothing(row.text(scales_column::value))) return true;
        work_.faults.error("scales.no-value", at(row, scales_column::value));
        return false;
    }

    void levels(Scale& scale) {
        std::map<Number, std::size_t> numeric;
        for (DraftRow const* const row : rows_) {
            if (!has_value(*row)) continue;
            if (scale.levels.size() == most_levels) {
                work_.faults.error("scales.too-many-levels", at(*row, scales_column::scale),
                                   {{"most", std::to_string(most_levels)}});
                return;
            }
            auto const figure = score(*row);
            if (!figure) continue;
            if (!scale.levels.empty() && *figure < scale.levels.back().score)
                work_.faults.error("scales.falling-score", at(*row, scales_column::score),
                                   {{"content", figure->to_text()}, {"before", scale.levels.back().score.to_text()}});
            Level level{std::string(row->text(scales_column::value)), work_.local(*row, scales_column::label), *figure};
            name_level(scale, *row, scales_column::value, level.value);
            for (auto const& [language, label] : level.label.all()) name_level(scale, *row, scales_column::label, label);
            if (auto const number = Number::from_text(level.value)) {
                auto const [same, fresh] = numeric.emplace(*number, scale.levels.size());
                if (!fresh && fold(scale.levels[same->second].value) != fold(level.value))
                    ambiguous(*row, scales_column::value, level.value, scale.levels[same->second]);
            }
            scale.levels.push_back(std::move(level));
        }
    }

    void name_level(Scale& scale, DraftRow const& row, std::uint8_t column, std::string_view name) {
        if (says_nothing(name)) return;  // a label of accents alone, which no cell can mean
        std::string folded = fold(name);
        if (is_reserved_word(folded)) {
            work_.faults.error("scales.reserved-word", at(row, column), {{"content", Faults::shortened(name)}});
            return;
        }
        auto const [same, fresh] = scale.level_by_name.emplace(std::move(folded), scale.levels.size());
        if (!fresh && same->second != scale.levels.size()) ambiguous(row, column, name, scale.levels[same->second]);
    }

    void ambiguous(DraftRow const& row, std::uint8_t column, std::string_view name, Level const& other) {
        work_.faults.error("scales.duplicate-level", at(row, column),
                           {{"content", Faults::shortened(name)}, {"level", Faults::shortened(other.value)}});
    }

    void points(Scale& scale) {
        std::map<Number, Point> by_place;
        for (DraftRow const* const row : rows_) {
            if (!has_value(*row)) continue;
            auto const place = read_decimal(work_, at(*row, scales_column::value), row->text(scales_column::value));
            auto const figure = score(*row);
            if (!place || !figure) continue;
            if (scale.type == ScaleType::logpoint && place->sign() <= 0) {
                work_.faults.error("scales.not-positive", at(*row, scales_column::value), {{"content", place->to_text()}});
                continue;
            }
            if (!by_place.emplace(*place, Point{*place, *figure, work_.local(*row, scales_column::label)}).second)
                work_.faults.error("scales.duplicate-value", at(*row, scales_column::value),
                                   {{"content", place->to_text()}});
        }
        for (auto& [place, point] : by_place) scale.points.push_back(std::move(point));
    }

    void dates(Scale& scale) {
        if (!work_.framework.as_of && work_.draft.about.text(about_column::as_of).empty())
            work_.faults.error("scales.no-as-of", at(*rows_.front(), scales_column::type), {{"scale", scale.id}});
        std::map<int, DateRow> by_years;
        std::optional<DateRow> never;
        auto const dated = [](DraftRow const* row) { return fold(row->text(scales_column::value)) != "never"; };
        bool const several = std::count_if(rows_.begin(), rows_.end(), dated) > 1;
        for (DraftRow const* const row : rows_) {
            auto date_row = date_row_of(*row);
            if (!date_row) continue;
            bool const fresh = date_row->kind == DateRow::Kind::never
                                   ? !never && never.emplace(*date_row).kind == DateRow::Kind::never
                                   : by_years.emplace(date_row->years, *date_row).second;
            if (date_row->kind == DateRow::Kind::in_force && several)
                work_.faults.error("scales.in-force-alone", at(*row, scales_column::value), {{"scale", scale.id}});
            else if (!fresh)
                work_.faults.error("scales.duplicate-value", at(*row, scales_column::value),
                                   {{"content", std::string(row->text(scales_column::value))}});
        }
        for (auto& [years, date_row] : by_years) scale.dates.push_back(std::move(date_row));
        if (never) scale.dates.push_back(std::move(*never));
    }

    std::optional<DateRow> date_row_of(DraftRow const& row) {
        DateRow result;
        result.label = work_.local(row, scales_column::label);
        std::string_view const value = row.text(scales_column::value);
        std::optional<Number> otherwise;
        if (value.empty()) {
            otherwise = Number(100);
        } else if (fold(value) == "never") {
            result.kind = DateRow::Kind::never;
            otherwise = Number(0);
        } else {
            result.kind = DateRow::Kind::years;
            auto const years = Number::from_text(value);
            if (!years || years->sign() < 0 || *years > Number(most_years) || years->floor() != *years) {
                work_.faults.error("scales.not-years", at(row, scales_column::value),
                                   {{"content", Faults::shortened(value)}});
                return {};
            }
            result.years = static_cast<int>(years->to_double());
        }
        auto const figure = score(row, otherwise);
        if (!figure) return {};
        result.score = *figure;
        return result;
    }

    void relative(Scale& scale) {
        DraftRow const& row = *rows_.front();
        if (rows_.size() > 1)
            work_.faults.error("scales.one-row", at(*rows_[1], scales_column::scale), {{"scale", scale.id}});
        if (!has_value(row)) return;
        std::string_view const value = row.text(scales_column::value);
        std::string_view const direction = row.text(scales_column::score);
        if (!parse_relative("minmax", direction) || (!direction.empty() && says_nothing(direction))) {
            work_.faults.unknown("scales.unknown-direction", at(row, scales_column::score), direction,
                                 std::vector<std::string>{"up", "down"});
            return;
        }
        auto const parsed = parse_relative(value, direction);
        if (!parsed) return unknown_method(row, value);
        scale.relative = *parsed;
        if (has_direction_fault(scale.relative))
            work_.faults.error("scales.no-share-downwards", at(row, scales_column::score));
    }

    void unknown_method(DraftRow const& row, std::string_view value) {
        std::vector<std::string> const names = relative_method_names();
        std::string_view const name = trim(value.substr(0, value.find(':')));
        Faults::Arguments choices{{"choices", listed(names)}};
        if (std::find(names.begin(), names.end(), fold(name)) == names.end()) {
            work_.faults.unknown("scales.unknown-method", at(row, scales_column::value), name, names, choices);
        } else {
            choices.emplace_back("content", Faults::shortened(value));
            work_.faults.error("scales.method-parameters", at(row, scales_column::value), std::move(choices));
        }
    }

    Compilation& work_;
    std::vector<DraftRow const*> const& rows_;
};

}  // namespace

void compile_scales(Compilation& work) {
    std::vector<Scale> const built_ins = [] {
        std::vector<Scale> all;
        all.push_back(yes_no());
        all.push_back(built_in("percent", ScaleType::percent));
        all.push_back(in_force());
        return all;
    }();
    std::vector<std::vector<DraftRow const*>> scales;
    std::unordered_map<std::string, std::size_t> by_id;
    for (DraftRow const& row : work.draft.scales.rows) {
        std::string_view const id = row.text(scales_column::scale);
        Place const place{"scales", row.row, "scale"};
        if (says_nothing(id)) {
            work.faults.error("scales.no-id", place);
            continue;
        }
        auto const [found, fresh] = by_id.emplace(fold(id), scales.size());
        if (fresh) scales.emplace_back();
        scales[found->second].push_back(&row);
    }
    for (auto const& rows : scales) {
        std::string_view const id = rows.front()->text(scales_column::scale);
        bool const taken = std::any_of(built_ins.begin(), built_ins.end(),
                                       [&](Scale const& scale) { return scale.id == fold(id); });
        if (taken) work.faults.error("scales.built-in", {"scales", rows.front()->row, "scale"}, {{"content", std::string(id)}});
        // A scale that is faulty keeps its id, so that its criteria are not faulted for it too.
        Scale nothing;
        nothing.id = id;
        std::size_t const errors_before = work.faults.errors();
        auto scale = ScaleCompiler(work, rows).compile();
        work.faulty_scales.push_back(work.faults.errors() > errors_before);
        work.framework.scales.push_back(scale ? std::move(*scale) : std::move(nothing));
    }
    work.framework.scales.insert(work.framework.scales.end(), built_ins.begin(), built_ins.end());
    work.faulty_scales.resize(work.framework.scales.size(), false);
}

}  // namespace adherence
