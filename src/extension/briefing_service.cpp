// The service org.adherence.Briefings: a briefing of a document as a file, without a screen.
#include <com/sun/star/io/IOException.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>
#include <org/adherence/XBriefings.hpp>

#include "calc/briefing_ground.hpp"
#include "calc/today.hpp"
#include "core/report/words.hpp"
#include "extension/briefing_file.hpp"
#include "extension/files.hpp"
#include "sidebar/document_model.hpp"

namespace adherence {

using namespace css;
using uno::Reference;

namespace {

class BriefingService : public cppu::WeakImplHelper2<org::adherence::XBriefings, lang::XServiceInfo> {
public:
    explicit BriefingService(Reference<uno::XComponentContext> const& context) : context_(context) {}

    rtl::OUString SAL_CALL exportBriefing(Reference<frame::XModel> const& document, rtl::OUString const& url, uno::Sequence<beans::PropertyValue> const& choices) override {
        std::string const language = sidebar::ui_language(context_), file = calc::to_utf8(url);
        auto const refuse = [&](std::string const& message, sal_Int16 argument) -> lang::IllegalArgumentException {
            return {calc::to_ustring(message), static_cast<cppu::OWeakObject*>(this), argument};
        };
        auto const model = document.is() ? sidebar::DocumentModel::of(context_, document) : rtl::Reference<sidebar::DocumentModel>();
        if (!model.is()) throw refuse(sentence(language, "export.no-spreadsheet"), 0);
        // Others are reached through networks.
        if (!file.starts_with("file:///")) throw refuse(sentence(language, "export.no-file-url", {{"content", file}}), 1);
        calc::Workbook const& book = model->workbook();
        if (std::string const why = calc::verdicts_refused(book); !why.empty()) throw refuse(sentence(language, why), 0);
        calc::Settings const settings = calc::read_settings(context_);
        BriefingOrder order;
        order.language = calc::result_language(settings, language);
        order.date = calc::today();
        OrderArguments arguments;
        if (auto const format = format_of_file(file)) arguments.emplace("Format", *format);
        for (beans::PropertyValue const& each : choices) arguments.insert_or_assign(calc::to_utf8(each.Name), text_of(each.Value));
        if (auto const fault = read_order(arguments, order)) throw refuse(describe(*fault, language), 2);
        auto const ordered = rows_of(order, book, document);
        if (ordered.fault) throw refuse(describe(*ordered.fault, language), 2);
        if (!order.overwrite && file_exists(context_, file)) throw io::IOException(calc::to_ustring(sentence(language, "export.there", {{"file", shown_file(file)}})), static_cast<cppu::OWeakObject*>(this));
        auto briefing = make_briefing(calc::briefing_ground(book), choices_of(order, settings, ordered.rows));
        std::string const withheld = withheld_sentence(*briefing);
        try {
            write_briefing(context_, file, export_briefing(context_, std::move(*briefing), order.file), language);
        } catch (ExportRefused const& refused) {
            throw io::IOException(calc::to_ustring(sentence(language, refused.what())), static_cast<cppu::OWeakObject*>(this));
        } catch (BriefingNotWritten const& why) {
            throw io::IOException(calc::to_ustring(why.what()), static_cast<cppu::OWeakObject*>(this));
        }
        return calc::to_ustring(withheld);
    }

    rtl::OUString SAL_CALL getImplementationName() override { return "org.adherence.BriefingsImplementation"; }
    sal_Bool SAL_CALL supportsService(rtl::OUString const& name) override { return cppu::supportsService(this, name); }
    uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
        rtl::OUString const name("org.adherence.Briefings");
        return {&name, 1};
    }

private:
    /// Macros write true as they write "yes".
    static std::string text_of(uno::Any const& value) {
        if (rtl::OUString text; value >>= text) return calc::to_utf8(text);
        if (bool flag = false; value >>= flag) return flag ? "yes" : "no";
        return {};
    }

    Reference<uno::XComponentContext> context_;
};

}  // namespace

}  // namespace adherence

extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface* adherence_briefings_get_implementation(css::uno::XComponentContext* context,
                                                                                             css::uno::Sequence<css::uno::Any> const&) {
    auto* const service = new adherence::BriefingService(context);
    service->acquire();
    return static_cast<cppu::OWeakObject*>(service);
}
