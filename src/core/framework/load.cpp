#include "core/framework/load.hpp"

#include <map>

#include "core/base/embedded.hpp"
#include "core/framework/compile.hpp"
#include "core/framework/draft_read.hpp"
#include "core/framework/draft_write.hpp"

namespace adherence {

namespace {

Loaded finish(Draft draft, Faults faults) {
    Loaded loaded;
    loaded.language = draft.language();
    if (!faults.failed()) loaded.framework = compile(std::move(draft), faults);
    loaded.faults = std::move(faults).sorted();
    return loaded;
}

std::optional<std::string_view> embedded(std::string const& path) {
    for (EmbeddedFile const& file : embedded_data())
        if (file.path == path) return file.content;
    return {};
}

std::optional<Grid> embedded_table(std::string const& id, std::string_view table) {
    auto const csv = embedded("frameworks/" + id + "/" + std::string(table) + ".csv");
    return csv ? grid_from_csv(*csv) : std::nullopt;
}

std::string json_of_built_in(std::string const& id) {
    auto const block = [](std::optional<Grid> const& grid) { return grid ? grid->block() : Block{}; };
    auto const criteria = embedded_table(id, "criteria"), scales = embedded_table(id, "scales"),
               rules = embedded_table(id, "rules"), benefits = embedded_table(id, "benefits"),
               about = embedded_table(id, "about");
    Tables tables;
    tables.criteria = block(criteria);
    tables.scales = block(scales);
    tables.rules = block(rules);
    tables.benefits = block(benefits);
    tables.about = block(about);
    Loaded const loaded = load_tables(tables);
    return loaded.framework ? loaded.framework->json : std::string();
}

using BuiltIns = std::map<std::string, std::string, std::less<>>;

BuiltIns const& built_ins() {
    static BuiltIns const all = [] {
        constexpr std::string_view folder = "frameworks/", file = "/criteria.csv";
        BuiltIns found;
        for (EmbeddedFile const& embedded_file : embedded_data()) {
            std::string_view const path = embedded_file.path;
            if (!path.starts_with(folder) || !path.ends_with(file)) continue;
            std::string const id(path.substr(folder.size(), path.size() - folder.size() - file.size()));
            found.emplace(id, json_of_built_in(id));
        }
        return found;
    }();
    return all;
}

}  // namespace

Loaded load_tables(Tables const& tables) {
    Faults faults;
    Draft draft = draft_from_tables(tables, faults);
    return finish(std::move(draft), std::move(faults));
}

Loaded load_json(std::string_view json, std::optional<Date> as_of) {
    Faults faults;
    Draft draft = draft_from_json(json, faults);
    if (as_of) {
        draft.about.field(about_column::as_of).text = to_text(*as_of);
        draft.as_of_given = true;
    }
    return finish(std::move(draft), std::move(faults));
}

std::string_view built_in_framework(std::string_view id) {
    auto const found = built_ins().find(fold(id));
    return found == built_ins().end() ? std::string_view() : std::string_view(found->second);
}

std::vector<std::string> built_in_frameworks() {
    std::vector<std::string> ids;
    for (auto const& [id, json] : built_ins()) ids.push_back(id);
    return ids;
}

TableGrids to_tables(Framework const& framework) {
    Faults faults;
    return draft_to_grids(draft_from_json(framework.json, faults));
}

}  // namespace adherence
