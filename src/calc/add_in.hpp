// The component behind the ADHERENCE functions: takes UNO's arguments, asks the core, gives UNO's result.
//
// Every method is one line, because every function is the same to the office: a name, blocks of cells in,
// a block of cells out. What the functions mean stands in core/functions. Nothing is thrown but by functions
// of a later version: a fault that nobody foresaw shows as #VALUE! in the cell.
#pragma once

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase2.hxx>
#include <initializer_list>
#include <org/adherence/XScorecards.hpp>
#include <string_view>

#include "calc/framework_identities.hpp"
#include "calc/text_cache.hpp"

namespace adherence::calc {

class AddIn : public cppu::WeakImplHelper2<org::adherence::XScorecards, css::lang::XServiceInfo> {
public:
    using Any = css::uno::Any;
    using Document = css::uno::Reference<css::beans::XPropertySet>;

    Any SAL_CALL framework(Document const& document, Any const& criteria, Any const& scales, Any const& rules,
                           Any const& benefits, Any const& as_of, Any const& about) override;
    Any SAL_CALL check(Document const& document, Any const& criteria, Any const& scales, Any const& rules,
                       Any const& benefits, Any const& as_of, Any const& about, Any const& column,
                       Any const& cases) override;
    Any SAL_CALL problems(Document const& document, Any const& values, Any const& ids, Any const& framework,
                          Any const& column) override;

    Any SAL_CALL score(Document const& document, Any const& values, Any const& ids, Any const& framework,
                       Any const& node) override;
    Any SAL_CALL bounds(Document const& document, Any const& values, Any const& ids, Any const& framework,
                        Any const& node) override;
    Any SAL_CALL coverage(Document const& document, Any const& values, Any const& ids, Any const& framework,
                          Any const& node) override;
    Any SAL_CALL rank(Document const& document, Any const& values, Any const& ids, Any const& framework,
                      Any const& node) override;

    Any SAL_CALL matrix(Document const& document, Any const& values, Any const& ids, Any const& framework,
                        Any const& benefits, Any const& language) override;
    Any SAL_CALL verdict(Document const& document, Any const& values, Any const& ids, Any const& framework,
                         Any const& benefit, Any const& language) override;
    Any SAL_CALL explain(Document const& document, Any const& values, Any const& ids, Any const& framework,
                         Any const& benefit, Any const& language) override;
    Any SAL_CALL reasons(Document const& document, Any const& values, Any const& ids, Any const& framework,
                         Any const& benefit, Any const& column) override;

    Any SAL_CALL path(Document const& document, Any const& values, Any const& ids, Any const& framework,
                      Any const& benefit, Any const& column) override;
    Any SAL_CALL margin(Document const& document, Any const& values, Any const& ids, Any const& framework,
                        Any const& benefit, Any const& column) override;
    Any SAL_CALL stability(Document const& document, Any const& values, Any const& ids, Any const& framework,
                           Any const& benefit, Any const& column) override;
    Any SAL_CALL next(Document const& document, Any const& values, Any const& ids, Any const& framework,
                      Any const& benefit, Any const& column) override;

    Any SAL_CALL robustness(Document const& document, Any const& values, Any const& ids, Any const& framework,
                            Any const& draws, Any const& spread, Any const& seed, Any const& detail) override;
    Any SAL_CALL ranks(Document const& document, Any const& values, Any const& ids, Any const& framework,
                       Any const& draws, Any const& spread, Any const& seed, Any const& detail) override;
    Any SAL_CALL sensitivity(Document const& document, Any const& values, Any const& ids,
                             Any const& framework, Any const& draws, Any const& spread, Any const& seed,
                             Any const& column) override;
    Any SAL_CALL changes(Document const& document, Any const& old_values, Any const& new_values,
                         Any const& ids, Any const& framework, Any const& old_names, Any const& new_names,
                         Any const& column) override;

    Any SAL_CALL normalise(Any const& column, Any const& method, Any const& direction) override;
    Any SAL_CALL country(Any const& name, Any const& what, Any const& language) override;
    Any SAL_CALL stamp(Document const& document, Any const& framework, Any const& values) override;

    rtl::OUString SAL_CALL getImplementationName() override;
    sal_Bool SAL_CALL supportsService(rtl::OUString const& name) override;
    css::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override;

private:
    static constexpr int no_framework = -1;
    /// \param framework_at which argument is a framework text, if any
    [[nodiscard]] Any call(std::string_view name, Document const& document, int framework_at,
                           std::initializer_list<Any const*> arguments);

    TextCaches texts_;
    FrameworkIdentities identities_;
};

}  // namespace adherence::calc
