#include "calc/add_in.hpp"

#include <algorithm>
#include <cppuhelper/supportsservice.hxx>

#include "calc/conversion.hpp"
#include "core/functions/functions.hpp"
#include "core/functions/table.hpp"

namespace adherence::calc {

using css::uno::Any;

namespace {

FunctionText const& text_of(std::string_view name) { return *std::ranges::find(function_table(), name, &FunctionText::name); }

// Tables of which one column may be asked have as many rows as there is to say; a matrix, as many countries.
OneCell one_cell(FunctionText const& function) {
    bool const list = function.name == "MATRIX" || std::ranges::any_of(function.parameters, [](ParameterText const& one) {
                          return one.optional && one.name == "column";
                      });
    return list ? OneCell::rectangle : OneCell::scalar;
}

}  // namespace

Any AddIn::call(std::string_view name, Document const& document, int framework_at,
                std::initializer_list<Any const*> arguments) {
    FunctionText const& function = text_of(name);
    try {
        auto const texts = texts_.current();
        CellBlocks cells(*texts);
        auto const blocks = cells.read(arguments);
        if (!blocks) return Any(error_number(CellError::value));
        CallContext context;
        context.null_date = [&document] { return null_date_of(document); };
        if (framework_at != no_framework)
            context.framework_identity = identities_.of(*arguments.begin()[framework_at]);
        return to_any(adherence::call(name, *blocks, context), one_cell(function));
    } catch (...) {  // whatever it was, the office must not meet it
        return Any(error_number(CellError::value));
    }
}

Any AddIn::framework(Document const& document, Any const& criteria, Any const& scales, Any const& rules,
                     Any const& benefits, Any const& as_of, Any const& about) {
    return call("FRAMEWORK", document, no_framework, {&criteria, &scales, &rules, &benefits, &as_of, &about});
}

Any AddIn::check(Document const& document, Any const& criteria, Any const& scales, Any const& rules,
                 Any const& benefits, Any const& as_of, Any const& about, Any const& column, Any const& cases) {
    return call("CHECK", document, no_framework,
                {&criteria, &scales, &rules, &benefits, &as_of, &about, &column, &cases});
}

Any AddIn::problems(Document const& document, Any const& values, Any const& ids, Any const& framework,
                    Any const& column) {
    return call("PROBLEMS", document, 2, {&values, &ids, &framework, &column});
}

Any AddIn::score(Document const& document, Any const& values, Any const& ids, Any const& framework,
                 Any const& node) {
    return call("SCORE", document, 2, {&values, &ids, &framework, &node});
}

Any AddIn::bounds(Document const& document, Any const& values, Any const& ids, Any const& framework,
                  Any const& node) {
    return call("BOUNDS", document, 2, {&values, &ids, &framework, &node});
}

Any AddIn::coverage(Document const& document, Any const& values, Any const& ids, Any const& framework,
                    Any const& node) {
    return call("COVERAGE", document, 2, {&values, &ids, &framework, &node});
}

Any AddIn::rank(Document const& document, Any const& values, Any const& ids, Any const& framework,
                Any const& node) {
    return call("RANK", document, 2, {&values, &ids, &framework, &node});
}

Any AddIn::matrix(Document const& document, Any const& values, Any const& ids, Any const& framework,
                  Any const& benefits, Any const& language) {
    return call("MATRIX", document, 2, {&values, &ids, &framework, &benefits, &language});
}

Any AddIn::verdict(Document const& document, Any const& values, Any const& ids, Any const& framework,
                   Any const& benefit, Any const& language) {
    return call("VERDICT", document, 2, {&values, &ids, &framework, &benefit, &language});
}

Any AddIn::explain(Document const& document, Any const& values, Any const& ids, Any const& framework,
                   Any const& benefit, Any const& language) {
    return call("EXPLAIN", document, 2, {&values, &ids, &framework, &benefit, &language});
}

Any AddIn::reasons(Document const& document, Any const& values, Any const& ids, Any const& framework,
                   Any const& benefit, Any const& column) {
    return call("REASONS", document, 2, {&values, &ids, &framework, &benefit, &column});
}

Any AddIn::path(Document const& document, Any const& values, Any const& ids, Any const& framework,
                Any const& benefit, Any const& column) {
    return call("PATH", document, 2, {&values, &ids, &framework, &benefit, &column});
}

Any AddIn::margin(Document const& document, Any const& values, Any const& ids, Any const& framework,
                  Any const& benefit, Any const& column) {
    return call("MARGIN", document, 2, {&values, &ids, &framework, &benefit, &column});
}

Any AddIn::stability(Document const& document, Any const& values, Any const& ids, Any const& framework,
                     Any const& benefit, Any const& column) {
    return call("STABILITY", document, 2, {&values, &ids, &framework, &benefit, &column});
}

Any AddIn::next(Document const& document, Any const& values, Any const& ids, Any const& framework,
                Any const& benefit, Any const& column) {
    return call("NEXT", document, 2, {&values, &ids, &framework, &benefit, &column});
}

Any AddIn::robustness(Document const& document, Any const& values, Any const& ids, Any const& framework,
                      Any const& draws, Any const& spread, Any const& seed, Any const& detail) {
    return call("ROBUSTNESS", document, 2, {&values, &ids, &framework, &draws, &spread, &seed, &detail});
}

Any AddIn::ranks(Document const& document, Any const& values, Any const& ids, Any const& framework,
                 Any const& draws, Any const& spread, Any const& seed, Any const& detail) {
    return call("RANKS", document, 2, {&values, &ids, &framework, &draws, &spread, &seed, &detail});
}

Any AddIn::sensitivity(Document const& document, Any const& values, Any const& ids, Any const& framework,
                       Any const& draws, Any const& spread, Any const& seed, Any const& column) {
    return call("SENSITIVITY", document, 2, {&values, &ids, &framework, &draws, &spread, &seed, &column});
}

Any AddIn::changes(Document const& document, Any const& old_values, Any const& new_values, Any const& ids,
                   Any const& framework, Any const& old_names, Any const& new_names, Any const& column) {
    return call("CHANGES", document, 3,
                {&old_values, &new_values, &ids, &framework, &old_names, &new_names, &column});
}

Any AddIn::normalise(Any const& column, Any const& method, Any const& direction) {
    return call("NORMALISE", {}, no_framework, {&column, &method, &direction});
}

Any AddIn::country(Any const& name, Any const& what, Any const& language) {
    return call("COUNTRY", {}, no_framework, {&name, &what, &language});
}

Any AddIn::stamp(Document const& document, Any const& framework, Any const& values) {
    return call("STAMP", document, 0, {&framework, &values});
}

rtl::OUString AddIn::getImplementationName() { return "org.adherence.ScorecardsImplementation"; }

sal_Bool AddIn::supportsService(rtl::OUString const& name) { return cppu::supportsService(this, name); }

css::uno::Sequence<rtl::OUString> AddIn::getSupportedServiceNames() {
    rtl::OUString const name("org.adherence.Scorecards");
    return {&name, 1};
}

}  // namespace adherence::calc
