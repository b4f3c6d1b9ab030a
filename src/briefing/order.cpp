#include "briefing/order.hpp"

#include <algorithm>

#include "calc/briefing_ground.hpp"
#include "core/base/languages.hpp"

namespace adherence {

using namespace css;
using uno::Reference;

namespace {

constexpr std::string_view country_groups[] = {"all", "filtered", "selected"};  // as BriefedCountries

std::vector<std::string> parts_of(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        std::size_t const end = std::min(text.find_first_of(separators, begin), text.size());
        if (auto const part = trim(text.substr(begin, end - begin)); !part.empty()) parts.emplace_back(part);
        begin = end + 1;
    }
    return parts;
}

template <typename List>
std::optional<std::size_t> place_in(List const& list, std::string_view content) {
    auto const found = std::ranges::find(list, fold(content), [](auto const& each) { return fold(each); });
    if (found == std::end(list)) return {};
    return static_cast<std::size_t>(found - std::begin(list));
}

std::optional<bool> yes_or_no(std::string_view content) {
    std::string const word = fold(content);
    if (word == "yes" || word == "true" || word == "1") return true;
    if (word == "no" || word == "false" || word == "0") return false;
    return {};
}

class OrderReader {
public:
    explicit OrderReader(BriefingOrder& order) : order_(order) {}

    /// Is there such an argument, and was its value one?
    bool read(std::string const& name, std::string const& content) {
        std::string const folded = fold(name);
        if (folded == "countries") return countries(content);
        if (folded == "parts") return parts(content);
        if (folded == "language") return chosen(languages, content, [&](std::size_t place) { order_.language = languages[place]; });
        if (folded == "format") return chosen(export_formats, content, [&](std::size_t place) { order_.file.format = static_cast<ExportFormat>(place); });
        if (folded == "paper") return chosen(std::array<std::string_view, 2>{"a4", "letter"}, content, [&](std::size_t place) { order_.file.letter = place == 1; });
        if (folded == "withheldvalues") return chosen(std::array<std::string_view, 2>{"withhold", "print"}, content, [&](std::size_t place) { order_.print_values = place == 1; });
        if (folded == "universalaccess") return flag(content, order_.file.universal_access);
        if (folded == "overwrite") return flag(content, order_.overwrite);
        if (folded == "date") {
            auto const date = date_from_text(trim(content));
            if (date) order_.date = *date;
            return date.has_value();
        }
        if (folded == "marking") order_.marking = trim(content);
        else if (folded == "title") order_.title = trim(content);
        else if (folded == "author") order_.author = trim(content);
        else known_ = folded == "file";
        return true;
    }
    [[nodiscard]] bool known() const { return known_; }

private:
    bool countries(std::string const& content) {
        if (auto const group = place_in(country_groups, trim(content))) {
            order_.countries = static_cast<BriefedCountries>(*group);
            order_.names.clear();
            return true;
        }
        order_.countries = BriefedCountries::named;
        order_.names = parts_of(content, ";");
        return !order_.names.empty();
    }
    bool parts(std::string const& content) {
        BriefingParts wanted = BriefingParts::none();
        for (std::string const& part : parts_of(content, ",;")) {
            auto const place = place_in(briefing_part_names, part);
            if (fold(part) == "all") wanted = BriefingParts::all();
            else if (!place) return false;
            else wanted.set(static_cast<BriefingPart>(*place), true);
        }
        order_.parts = wanted;
        return wanted != BriefingParts::none();
    }
    template <typename List, typename Take>
    static bool chosen(List const& list, std::string_view content, Take const& take) {
        auto const place = place_in(list, trim(content));
        if (place) take(*place);
        return place.has_value();
    }
    static bool flag(std::string_view content, bool& value) {
        auto const said = yes_or_no(trim(content));
        if (said) value = *said;
        return said.has_value();
    }

    BriefingOrder& order_;
    bool known_ = true;
};

}  // namespace

std::optional<OrderFault> read_order(OrderArguments const& arguments, BriefingOrder& order) {
    BriefingOrder made = order;
    for (auto const& [name, content] : arguments) {
        OrderReader reader(made);
        bool const read = reader.read(name, content);
        if (!reader.known()) return OrderFault{"export.argument.unknown", name, content};
        if (!read) return OrderFault{"export.argument.wrong", name, content};
    }
    order = std::move(made);
    return {};
}

OrderedRows rows_of(BriefingOrder const& order, calc::Workbook const& book, Reference<frame::XModel> const& document) {
    OrderedRows ordered;
    switch (order.countries) {
        case BriefedCountries::all: ordered.rows = calc::all_rows(book); break;
        case BriefedCountries::filtered: ordered.rows = calc::shown_rows(book, document); break;
        case BriefedCountries::selected: ordered.rows = calc::selected_rows(book, document); break;
        case BriefedCountries::named:
            for (std::string const& name : order.names) {
                auto const row = book.row_of(name);
                if (!row) {
                    ordered.fault = OrderFault{"export.country.unknown", "Countries", name};
                    return ordered;
                }
                if (std::ranges::find(ordered.rows, *row) == ordered.rows.end()) ordered.rows.push_back(*row);
            }
    }
    if (ordered.rows.empty()) ordered.fault = OrderFault{order.countries == BriefedCountries::selected ? "export.countries.selected" : "export.countries.none", "Countries", {}};
    return ordered;
}

BriefingChoices choices_of(BriefingOrder const& order, calc::Settings const& settings, std::vector<std::size_t> rows) {
    constexpr double hundredths = 100;
    return {.countries = std::move(rows),
            .parts = order.parts,
            .language = order.language,
            .marking = order.marking,
            .title = order.title,
            .author = order.author,
            .date = order.date,
            .markings = settings.markings,
            .withhold_values = !order.print_values.value_or(false),
            .draws = {.draws = static_cast<std::size_t>(settings.draws), .spread = {.by = settings.spread / hundredths}},
            .extension_version = ADHERENCE_VERSION};
}

}  // namespace adherence
