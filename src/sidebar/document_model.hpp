// What the panels show of a document: one model per document, which outlives the panels (the office destroys
// and makes them anew whenever the sidebar is hidden and shown).
//
// A change in a table marks the model as stale; one callback on the main thread then reads it again, however
// many cells changed meanwhile, and tells whoever watches. All calls come on the main thread.
#pragma once

#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/lang/XEventListener.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <com/sun/star/util/XModifyListener.hpp>
#include <cppuhelper/implbase2.hxx>
#include <functional>
#include <map>
#include <optional>
#include <rtl/ref.hxx>

#include "calc/robustness_columns.hpp"
#include "calc/settings.hpp"
#include "calc/strings.hpp"
#include "calc/workbook.hpp"
#include "core/report/scorecard.hpp"
#include "core/report/trial.hpp"

namespace adherence::sidebar {

/// The language of the user interface, or English where we have no texts in it.
[[nodiscard]] std::string ui_language(css::uno::Reference<css::uno::XComponentContext> const& context);

class DocumentModel : public cppu::WeakImplHelper2<css::util::XModifyListener, css::awt::XCallback> {
public:
    using Watcher = std::function<void()>;

    /// The model of a document, made where there is none yet; empty for what is no spreadsheet.
    [[nodiscard]] static rtl::Reference<DocumentModel> of(
        css::uno::Reference<css::uno::XComponentContext> const& context,
        css::uno::Reference<css::frame::XModel> const& document);

    [[nodiscard]] calc::Workbook const& workbook();
    /// The scorecard of a country, by its row in the block; empty where there is no block.
    [[nodiscard]] std::optional<Scorecard> scorecard(std::size_t row);
    /// A country as a trial starts from it; empty where there is no block.
    [[nodiscard]] std::optional<TrialGround> ground(std::size_t row);
    /// What is being tried for a country, under weights that are tried for all.
    [[nodiscard]] TrialChanges tried(std::string_view country) const;
    void keep_tried(std::string_view country, TrialChanges changes);
    /// What the panel How sure was last asked for.
    struct SureChoices {
        std::optional<int> spread;  ///< in hundredths; above 100: any weights; empty: as the settings have it
        bool of_ranks = false, methods = false;
    };
    SureChoices sure;
    /// What the panel Briefing was last asked for, as the command takes it; what is empty was not.
    struct BriefingChoices {
        std::string countries, format, language;
        std::optional<std::string> marking;
    };
    BriefingChoices briefing;
    [[nodiscard]] int spread() const { return sure.spread.value_or(settings_.spread); }
    [[nodiscard]] calc::Settings const& settings() const { return settings_; }
    /// Reads them again for all documents and tells who watches these.
    static void settings_changed();
    [[nodiscard]] css::uno::Reference<css::frame::XModel> const& document() const { return document_; }
    [[nodiscard]] std::string const& language() const { return language_; }
    [[nodiscard]] int stale_months() const { return settings_.stale_months; }
    void watch(void const* owner, Watcher watcher) { watchers_[owner] = std::move(watcher); }
    /// Told of every step that Undo could take back: a filter is no change of any cell.
    void watch_steps(void const* owner, Watcher watcher) { step_watchers_[owner] = std::move(watcher); }
    void unwatch(void const* owner) { watchers_.erase(owner), step_watchers_.erase(owner); }

    /// Also where a command changed what no cell tells of: names, sheets.
    void SAL_CALL modified(css::lang::EventObject const& event) override;
    void stepped();
    void SAL_CALL disposing(css::lang::EventObject const& event) override;
    void SAL_CALL notify(css::uno::Any const& data) override;

private:
    DocumentModel(css::uno::Reference<css::uno::XComponentContext> const& context,
                  css::uno::Reference<css::frame::XModel> const& document);
    void read();
    void listen();
    void unlisten();
    void call();

    css::uno::Reference<css::uno::XComponentContext> context_;
    css::uno::Reference<css::frame::XModel> document_;
    std::string language_;
    calc::Settings settings_;
    calc::Workbook workbook_;
    bool stale_ = true, called_ = false, changed_ = false, stepped_ = false;
    std::map<std::size_t, Scorecard> scorecards_;
    std::map<std::string, std::map<std::string, std::string>> tried_cells_;  ///< by country
    std::map<std::string, Number> tried_weights_;
    std::vector<css::uno::Reference<css::uno::XInterface>> ranges_;  ///< that we listen to
    std::map<void const*, Watcher> watchers_, step_watchers_;
};

/// How the columns of robustness are written into its document.
[[nodiscard]] calc::RobustnessChoices robustness_choices(DocumentModel const& model);

}  // namespace adherence::sidebar
