#include "sidebar/document_model.hpp"

#include <algorithm>
#include <com/sun/star/awt/XRequestCallback.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/document/XUndoManagerListener.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/util/XModifyBroadcaster.hpp>
#include <cppuhelper/implbase1.hxx>

#include "calc/today.hpp"
#include "core/base/languages.hpp"
#include "core/report/words.hpp"

namespace adherence::sidebar {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;

std::string ui_language(Reference<uno::XComponentContext> const& context) {
    try {
        auto const services = context->getServiceManager();
        Reference<lang::XMultiServiceFactory> const provider(
            services->createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context), UNO_QUERY);
        if (!provider.is()) return std::string(languages.front());
        uno::Any const path(beans::NamedValue("nodepath", uno::Any(rtl::OUString("/org.openoffice.Setup/L10N"))));
        Reference<container::XNameAccess> const node(
            provider->createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", {&path, 1}), UNO_QUERY);
        rtl::OUString locale;
        if (node.is()) node->getByName("ooLocale") >>= locale;
        std::string const language = calc::to_utf8(locale.copy(0, std::min<sal_Int32>(locale.getLength(), 2)));
        return is_language(language) ? fold(language) : std::string(languages.front());
    } catch (uno::Exception const&) {
        return std::string(languages.front());
    }
}

namespace {

/// Undo and Redo may change names and sheets without a change in any cell that is listened to.
class UndoWatcher : public cppu::WeakImplHelper1<document::XUndoManagerListener> {
public:
    explicit UndoWatcher(rtl::Reference<DocumentModel> model) : model_(std::move(model)) {}
    void SAL_CALL undoActionAdded(document::UndoManagerEvent const&) override {
        if (model_.is()) model_->stepped();
    }
    void SAL_CALL actionUndone(document::UndoManagerEvent const&) override { tell(); }
    void SAL_CALL actionRedone(document::UndoManagerEvent const&) override { tell(); }
    void SAL_CALL allActionsCleared(lang::EventObject const&) override {}
    void SAL_CALL redoActionsCleared(lang::EventObject const&) override {}
    void SAL_CALL resetAll(lang::EventObject const&) override {}
    void SAL_CALL enteredContext(document::UndoManagerEvent const&) override {}
    void SAL_CALL enteredHiddenContext(document::UndoManagerEvent const&) override {}
    void SAL_CALL leftContext(document::UndoManagerEvent const&) override {}
    void SAL_CALL leftHiddenContext(document::UndoManagerEvent const&) override {}
    void SAL_CALL cancelledContext(document::UndoManagerEvent const&) override {}
    void SAL_CALL disposing(lang::EventObject const&) override { model_.clear(); }

private:
    void tell() {
        if (model_.is()) model_->modified({});
    }
    rtl::Reference<DocumentModel> model_;
};

// Documents come and go on the main thread; a model leaves when its document does.
std::map<Reference<uno::XInterface>, rtl::Reference<DocumentModel>>& models() {
    static auto* const all = new std::map<Reference<uno::XInterface>, rtl::Reference<DocumentModel>>;
    return *all;
}

}  // namespace

rtl::Reference<DocumentModel> DocumentModel::of(Reference<uno::XComponentContext> const& context,
                                                Reference<frame::XModel> const& document) {
    if (!Reference<sheet::XSpreadsheetDocument>(document, UNO_QUERY).is()) return {};
    Reference<uno::XInterface> const key(document, UNO_QUERY);
    auto const found = models().find(key);
    if (found != models().end()) return found->second;
    rtl::Reference<DocumentModel> const model(new DocumentModel(context, document));
    models().emplace(key, model);
    document->addEventListener(static_cast<util::XModifyListener*>(model.get()));
    if (Reference<util::XModifyBroadcaster> const broadcaster(document, UNO_QUERY); broadcaster.is())
        broadcaster->addModifyListener(model.get());
    if (Reference<document::XUndoManagerSupplier> const supplier(document, UNO_QUERY); supplier.is())
        supplier->getUndoManager()->addUndoManagerListener(new UndoWatcher(model));
    return model;
}

DocumentModel::DocumentModel(Reference<uno::XComponentContext> const& context, Reference<frame::XModel> const& document)
    : context_(context), document_(document), language_(ui_language(context)), settings_(calc::read_settings(context)) {}

calc::Workbook const& DocumentModel::workbook() {
    if (stale_) read();
    return workbook_;
}

std::optional<Scorecard> DocumentModel::scorecard(std::size_t row) {
    calc::Workbook const& book = workbook();
    if (!book.block || row >= book.block->rows()) return {};
    auto found = scorecards_.find(row);
    if (found == scorecards_.end())
        found = scorecards_.emplace(row, make_scorecard(evaluate(*book.block, row), book.countries[row].name, language_)).first;
    return found->second;
}

std::optional<TrialGround> DocumentModel::ground(std::size_t row) {
    calc::Workbook const& book = workbook();
    if (!book.block || row >= book.block->rows()) return {};
    return TrialGround{book.block, book.columns, book.values, row, book.null_date};
}

TrialChanges DocumentModel::tried(std::string_view country) const {
    auto const cells = tried_cells_.find(fold(country));
    return {cells == tried_cells_.end() ? std::map<std::string, std::string>() : cells->second, tried_weights_};
}

void DocumentModel::keep_tried(std::string_view country, TrialChanges changes) {
    if (changes.cells.empty()) tried_cells_.erase(fold(country));
    else tried_cells_.insert_or_assign(fold(country), std::move(changes.cells));
    tried_weights_ = std::move(changes.weights);
}

void DocumentModel::read() {
    stale_ = false;
    scorecards_.clear();
    try {
        if (document_.is()) workbook_ = calc::read_workbook(document_, language_, {calc::today(), settings_.stale_months}, workbook_);
    } catch (uno::Exception const&) {
        workbook_ = {};  // the document is being closed
    } catch (std::exception const&) {
        workbook_ = {};
    }
    unlisten();
    listen();
}

// The document tells of a change of its own only the first time after it was saved; ranges tell every time.
void DocumentModel::listen() {
    try {
        if (!document_.is()) return;
        calc::SheetCells const sheets(document_);
        auto const listen_to = [&](Reference<uno::XInterface> const& cells) {
            Reference<util::XModifyBroadcaster> const range(cells, UNO_QUERY);
            if (!range.is()) return;
            range->addModifyListener(this);
            ranges_.push_back(range);
        };
        // A table that has no name may appear, or grow, anywhere.
        bool const named = workbook_.table("criteria") && workbook_.table("assessments") &&
                           std::ranges::all_of(workbook_.tables, &calc::FoundTable::named);
        if (!named) {
            for (sal_Int32 i = 0; i < sheets.count(); ++i) listen_to(sheets.sheet(i));
            return;
        }
        for (calc::FoundTable const& table : workbook_.tables) listen_to(sheets.range(table.address));
    } catch (uno::Exception const&) {
    }
}

void DocumentModel::unlisten() {
    for (auto const& range : ranges_) try {
            Reference<util::XModifyBroadcaster>(range, uno::UNO_QUERY_THROW)->removeModifyListener(this);
        } catch (uno::Exception const&) {
        }
    ranges_.clear();
}

void DocumentModel::modified(lang::EventObject const&) {
    stale_ = true;
    if (watchers_.empty()) return;
    changed_ = true;
    call();
}

void DocumentModel::stepped() {
    if (step_watchers_.empty()) return;
    stepped_ = true;
    call();
}

void DocumentModel::call() {
    if (called_) return;
    try {
        Reference<awt::XRequestCallback> const later(
            context_->getServiceManager()->createInstanceWithContext("com.sun.star.awt.AsyncCallback", context_), UNO_QUERY);
        if (!later.is()) return;
        called_ = true;
        later->addCallback(this, uno::Any());
    } catch (uno::Exception const&) {
        called_ = false;
    }
}

void DocumentModel::settings_changed() {
    for (auto const& [document, model] : models()) {
        model->settings_ = calc::read_settings(model->context_);
        model->modified({});
    }
}

void DocumentModel::notify(uno::Any const&) {
    called_ = false;
    auto const tell = [](std::map<void const*, Watcher> const& all) {
        auto const watchers = all;  // one may leave while it is told
        for (auto const& [owner, watcher] : watchers) {
            if (!all.contains(owner)) continue;
            try {
                watcher();
            } catch (...) {  // a panel that fails must not keep the others from being told
            }
        }
    };
    bool const stepped = std::exchange(stepped_, false);
    if (std::exchange(changed_, false)) tell(watchers_);
    if (stepped) tell(step_watchers_);
}

void DocumentModel::disposing(lang::EventObject const& event) {
    Reference<uno::XInterface> const source(event.Source, UNO_QUERY);
    if (source != Reference<uno::XInterface>(document_, UNO_QUERY)) return;
    rtl::Reference<DocumentModel> const kept(this);
    models().erase(source);
    ranges_.clear();
    watchers_.clear();
    step_watchers_.clear();
    workbook_ = {};
    stale_ = false;
    document_.clear();
}

calc::RobustnessChoices robustness_choices(DocumentModel const& model) {
    calc::Settings const& settings = model.settings();
    return {model.spread() / 100.0, settings.draws, calc::result_language(settings, model.language()), model.language()};
}

}  // namespace adherence::sidebar
