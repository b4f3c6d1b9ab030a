// The add-in functions that do nothing: they receive what MATRIX and VERDICT receive and return a result of the
// same shape. What ours cost beyond these is our own doing; what these cost is Calc's.
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/uno/Sequence.hxx>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>
#include <org/adherence/bench/XIdentity.hpp>

namespace {

using css::uno::Any;
using css::uno::Sequence;
using Document = css::uno::Reference<css::beans::XPropertySet>;

constexpr sal_Int32 benefits = 4;

class Identity : public cppu::WeakImplHelper2<org::adherence::bench::XIdentity, css::lang::XServiceInfo> {
public:
    Any SAL_CALL matrix(Document const&, Any const& values, Any const&, Any const&, Any const&, Any const&) override {
        Sequence<Sequence<Any>> block;
        values >>= block;
        Sequence<rtl::OUString> row(benefits);
        for (sal_Int32 column = 0; column < benefits; ++column) row.getArray()[column] = word_;
        Sequence<Sequence<rtl::OUString>> rows(block.getLength());
        for (sal_Int32 index = 0; index < block.getLength(); ++index) rows.getArray()[index] = row;
        return Any(rows);
    }

    Any SAL_CALL verdict(Document const&, Any const&, Any const&, Any const&, Any const&, Any const&) override {
        return Any(word_);
    }

    rtl::OUString SAL_CALL getImplementationName() override { return "org.adherence.bench.IdentityImplementation"; }
    sal_Bool SAL_CALL supportsService(rtl::OUString const& name) override { return cppu::supportsService(this, name); }
    Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
        rtl::OUString const name("org.adherence.bench.Identity");
        return {&name, 1};
    }

private:
    rtl::OUString const word_{"eligible"};
};

}  // namespace

extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface* adherence_bench_identity_get_implementation(
    css::uno::XComponentContext*, css::uno::Sequence<css::uno::Any> const&) {
    auto* const component = new Identity;
    component->acquire();
    return static_cast<cppu::OWeakObject*>(component);
}
