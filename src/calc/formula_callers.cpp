#include "calc/formula_callers.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/sheet/XNamedRange.hpp>

#include "calc/strings.hpp"
#include "core/base/text.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

constexpr std::string_view service = "org.adherence.scorecards.";

std::string fold_ascii(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return small;
}

/// WEBSERVICE has another name in files.
bool fetches(std::string_view folded_word) { return folded_word == "dde" || folded_word.ends_with("webservice"); }

}  // namespace

FormulaCallers::FormulaCallers(Reference<frame::XModel> const& document, SheetCells const& cells, Called called) : called_(called) {
    global_ = names_of(document);
    for (sal_Int32 sheet = 0; sheet < cells.count(); ++sheet) {
        sheets_.push_back(cells.name(sheet));
        local_.push_back(names_of(cells.sheet(sheet)));
    }
    // A name may call through another one.
    for (bool more = true; more;) {
        more = false;
        auto const look = [&](Names& names, std::size_t sheet) {
            for (auto& [name, one] : names)
                if (!one.calls && call(one.content, sheet)) more = one.calls = true;
        };
        look(global_, sheets_.size());
        for (std::size_t sheet = 0; sheet < sheets_.size(); ++sheet) look(local_[sheet], sheet);
    }
}

bool FormulaCallers::call(std::string const& formula, std::size_t sheet) const {
    if (!may_call(formula) && !any_name_) return false;
    FormulaParts const parts = read_formula(formula);
    return is_called(parts) || std::ranges::any_of(parts.words, [&](std::string const& word) { return through_name(word, sheet); });
}

bool FormulaCallers::may_call(std::string const& formula) const {
    std::string const folded = fold_ascii(formula);
    if (called_ == Called::extension) return folded.find(service) != folded.npos;
    return folded.find('#') != folded.npos || folded.find("webservice") != folded.npos || folded.find("dde") != folded.npos;
}

bool FormulaCallers::is_called(FormulaParts const& parts) const {
    if (called_ == Called::outside && parts.reads_other_files) return true;
    return std::ranges::any_of(parts.words, [&](std::string const& word) {
        std::string const folded = fold_ascii(word);
        return called_ == Called::extension ? folded.starts_with(service) : fetches(folded);
    });
}

std::vector<std::string> FormulaCallers::names() const {
    std::vector<std::string> all;
    for (auto const& [name, one] : global_)
        if (one.calls) all.push_back(one.shown);
    for (std::size_t sheet = 0; sheet < sheets_.size(); ++sheet)
        for (auto const& [name, one] : local_[sheet])
            if (one.calls) all.push_back(sheets_[sheet] + "." + one.shown);
    return all;
}

FormulaCallers::Names FormulaCallers::names_of(Reference<uno::XInterface> const& owner) {
    Names names;
    Reference<container::XNameAccess> all;
    Reference<beans::XPropertySet>(owner, UNO_QUERY_THROW)->getPropertyValue("NamedRanges") >>= all;
    if (!all.is()) return names;
    uno::Sequence<rtl::OUString> const element_names = all->getElementNames();
    for (rtl::OUString const& name : element_names) {
        Reference<sheet::XNamedRange> const range(all->getByName(name), UNO_QUERY_THROW);
        any_name_ = true;
        names.emplace(fold(to_utf8(name)), Name{to_utf8(name), to_utf8(range->getContent())});
    }
    return names;
}

bool FormulaCallers::through_name(std::string const& word, std::size_t sheet) const {
    if (!any_name_) return false;
    std::string name = word;
    if (auto const dot = word.rfind('.'); dot != word.npos) {
        std::string of = word.substr(0, dot);
        std::erase(of, '$');
        std::erase(of, '\'');
        for (std::size_t other = 0; other < sheets_.size(); ++other)
            if (sheets_[other] == of) sheet = other, name = word.substr(dot + 1);
    }
    name = fold(name);
    if (sheet < local_.size())
        if (auto const found = local_[sheet].find(name); found != local_[sheet].end()) return found->second.calls;
    auto const found = global_.find(name);
    return found != global_.end() && found->second.calls;
}

}  // namespace adherence::calc
