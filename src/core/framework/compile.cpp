#include "core/framework/compile.hpp"

#include "core/base/languages.hpp"
#include "core/framework/draft_write.hpp"
#include "core/framework/reading.hpp"

namespace adherence {

std::optional<Number> read_decimal(Compilation& work, Place const& place, std::string_view text) {
    auto const number = Number::from_text(trim(text));
    if (!number) work.faults.error("table.not-a-number", place, {{"content", Faults::shortened(text)}});
    return number;
}

std::optional<Date> read_date(Compilation& work, Place const& place, std::string_view text) {
    if (auto const date = date_from_text(trim(text))) return date;
    work.faults.error(is_year_alone(text) ? "table.year-alone" : "table.not-a-date", place, {{"content", Faults::shortened(text)}});
    return {};
}

std::string listed(std::vector<std::string> const& words) {
    constexpr std::size_t most_words = 12;
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i == most_words) return list + ", …";
        list += (i == 0 ? "" : ", ") + words[i];
    }
    return list;
}

void compile_about(Compilation& work) {
    Framework& framework = work.framework;
    DraftRow const& about = work.draft.about;
    framework.id = about.text(about_column::id);
    framework.version = about.text(about_column::version);
    framework.title = work.local(about, about_column::title);
    framework.source = work.local(about, about_column::source);
    framework.note = work.local(about, about_column::note);
    framework.language = work.language;
    auto const place = [&](std::uint8_t column) -> Place {
        std::size_t const row = work.draft.about_rows[column];
        return {"about", row, row > 0 ? std::string_view("value") : about_columns[column].name};
    };
    if (!language_index(work.language))
        work.faults.warning("about.no-words", place(about_column::language),
                            {{"content", Faults::shortened(work.language)}});
    std::string_view const as_of = about.text(about_column::as_of);
    if (!as_of.empty())
        framework.as_of =
            read_date(work, work.draft.as_of_given ? Place{"as_of", 0, ""} : place(about_column::as_of), as_of);
}

std::shared_ptr<Framework const> compile(Draft draft, Faults& faults) {
    auto framework = std::make_shared<Framework>();
    Compilation work{draft, faults, *framework, draft.language(), {}, {}};
    compile_about(work);
    compile_scales(work);
    compile_tree(work);
    compile_benefits(work);
    compile_rules(work);
    if (faults.failed()) return nullptr;
    compile_plan(work);
    if (faults.failed()) return nullptr;
    framework->json = draft_to_json(draft);
    return framework;
}

}  // namespace adherence
