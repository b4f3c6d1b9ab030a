// The panel How sure: for the country of the selected row the shares of draws by verdict, its rank with an interval, and
// where the doubt comes from. It is calculated in the background and anew after every change.
#include <algorithm>
#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XCheckBox.hpp>
#include <com/sun/star/awt/XScrollBar.hpp>

#include "calc/robustness_columns.hpp"
#include "core/report/sureness.hpp"
#include "sidebar/background.hpp"
#include "sidebar/control_events.hpp"
#include "sidebar/followed_country.hpp"
#include "sidebar/panel.hpp"

namespace adherence::sidebar {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

constexpr std::size_t most_sources = 8;
constexpr int whole = 100;
constexpr std::size_t most_on_a_line = 44;

class HowSurePanel : public Panel {
public:
    using Panel::Panel;

protected:
    void SAL_CALL disposing() override {
        if (events_.is()) events_->forget();
        if (background_.is()) background_->forget();
        Panel::disposing();
    }

private:
    void show() override {
        if (!events_.is()) listen();
        if (!std::exchange(written_, false)) message_.clear();
        follow();
        begin();
    }

    void selected() override {
        std::string const before = followed_.name();
        follow();
        if (followed_.name() == before) return;
        message_.clear();
        begin();
        lay_out();
    }

    void chosen(std::string const&, std::int32_t) override {}

    void follow() {
        if (DocumentModel* const document = model()) followed_.follow(*document, controller(), selection_);
    }

    void listen() {
        events_ = new ControlEvents(context_);
        events_->pressed = [this](std::string const&) { add_columns(); };
        events_->typed = [this](std::string const&) { measure_chosen(); };
        events_->moved = [this](std::string const&, int value) { moved(value); };
        Reference<awt::XButton>(control("Columns"), UNO_QUERY_THROW)->addActionListener(events_.get());
        for (char const* const box : {"OfRanks", "Methods"})
            Reference<awt::XCheckBox>(control(box), UNO_QUERY_THROW)->addItemListener(events_.get());
        Reference<awt::XScrollBar>(control("Spread"), UNO_QUERY_THROW)->addAdjustmentListener(events_.get());
        background_ = new Background(context_);
        background_->progressed = [this](int percent) {
            set_text("Progress", tell("sure.working", {{"percent", std::to_string(percent)}}));
        };
        background_->failed = [this] { set_text("Progress", tell("sure.failed")); };
    }

    /// What is shown stays until there is something new to show, unless it is of another country.
    void begin() {
        DocumentModel* const document = model();
        if (!document) return;
        calc::Workbook const& book = document->workbook();
        auto const row = followed_.row(book);
        bool const there = row && book.block && *row < book.block->rows();
        if (!there || followed_.name() != shown_) sure_.reset();
        set_text("SureCountry", there ? tell("sure.country", {{"country", followed_.name()}}) : tell("panel.pick"));
        there_ = there;
        show_controls();
        if (!there) return background_->stop();
        show_choices();
        if (!sure_) set_text("Progress", "");
        DrawSettings settings;
        int const spread = document->spread();
        settings.spread = spread > whole ? WeightSpread{WeightSpread::Kind::any, 0} : WeightSpread{WeightSpread::Kind::moved, spread / 100.0};
        settings.draws = static_cast<std::size_t>(document->settings().draws);
        SourcesOf const of = !document->sure.of_ranks ? SourcesOf::index : document->sure.methods ? SourcesOf::ranks_and_methods : SourcesOf::ranks;
        std::string const country = followed_.name(), language = document->language();
        background_->start(
            [this, block = book.block, row = *row, settings, of, country, language](Work const& work) -> Background::Result {
                auto made = make_sureness(*block, row, settings, of, language, work);
                if (!made) return {};
                auto const sure = std::make_shared<Sureness>(*std::move(made));
                return [this, sure, country] { calculated(std::move(*sure), country); };
            },
            sureness_tiles(settings));
    }

    void calculated(Sureness sure, std::string const& country) {
        sure_ = std::move(sure);
        shown_ = country;
        show_controls();
        set_text("Rank", sure_->rank);
        set_text("Heading", sure_->sources_of);
        std::string shares, sources;
        for (Sureness::Benefit const& benefit : sure_->benefits) shares += benefit.title + ": " + benefit.words + "\n";
        for (Sureness::Source const& source : sure_->sources) sources += source.words + "\n";
        set_accessible_name("Shares", tell("sure.shares") + "\n" + shares);
        set_accessible_name("Sources", tell("sure.tornado") + "\n" + sources);
        set("Shares", "HelpText", Any(calc::to_ustring(shares)));
        set("Sources", "HelpText", Any(calc::to_ustring(sources)));
        drawn_width_ = 0;
        lay_out();
        show_notice();  // last: it says that all the rest is there
    }

    void show_notice() {
        if (!message_.empty()) return set_text("Progress", message_);
        set_text("Progress", tell("sure.draws", {{"draws", number_text(Number(static_cast<std::int64_t>(model_->settings().draws)), model_->language(), 0)}}));
    }

    void show_controls() {
        for (char const* const name : {"SpreadText", "Spread", "Progress", "OfRanks", "Methods", "Columns"})
            Reference<awt::XWindow>(control(name), UNO_QUERY_THROW)->setVisible(there_);
        for (char const* const name : {"Shares", "Rank", "Heading", "Sources"})
            Reference<awt::XWindow>(control(name), UNO_QUERY_THROW)->setVisible(there_ && sure_.has_value());
    }

    void show_choices() {
        filling_ = true;
        int const spread = model_->spread();
        std::string const words = spread > whole ? tell("sure.spread.any")
                                  : spread == 0  ? tell("sure.spread.still")
                                                 : tell("sure.spread", {{"percent", std::to_string(spread)}});
        set_text("SpreadText", words);
        if (!moving_) set("Spread", "ScrollValue", Any(sal_Int32(spread)));
        set_text("OfRanks", tell("sure.of-ranks"));
        set("OfRanks", "State", Any(sal_Int16(model_->sure.of_ranks)));
        set_text("Methods", tell("sure.methods"));
        set("Methods", "State", Any(sal_Int16(model_->sure.methods)));
        set("Methods", "Enabled", Any(model_->sure.of_ranks));
        set_text("Columns", tell("sure.columns"));
        filling_ = false;
    }

    void moved(int value) {
        if (filling_ || !model_.is() || model_->spread() == value) return;
        model_->sure.spread = std::clamp(value, 0, whole + 1);
        message_.clear();
        moving_ = true;
        begin();
        moving_ = false;
    }

    void measure_chosen() {
        if (filling_ || !model_.is()) return;
        auto const ticked = [this](char const* box) { return Reference<awt::XCheckBox>(control(box), UNO_QUERY_THROW)->getState() == 1; };
        bool const of_ranks = ticked("OfRanks"), methods = ticked("Methods");
        if (model_->sure.of_ranks == of_ranks && model_->sure.methods == methods) return;
        model_->sure.of_ranks = of_ranks;
        model_->sure.methods = methods;
        begin();
    }

    void add_columns() {
        if (!model_.is()) return;
        calc::RobustnessColumns const added =
            calc::add_robustness_columns(model_->document(), model_->workbook(), robustness_choices(*model_));
        written_ = added.written;
        message_ = tell(added.message, {{"place", added.place}});
        show_notice();
        lay_out();
    }

    void draw(std::int32_t width) {
        if (!sure_ || width == drawn_width_) return;
        int const room = static_cast<int>(width / scale());
        Drawing const shares = draw_shares(*sure_, palette(), room, scale() * finer);
        Drawing const sources = draw_sources(*sure_, palette(), room, most_sources, scale() * finer);
        show_drawing("Shares", shares);
        show_drawing("Sources", sources);
        shares_height_ = (shares.height + finer - 1) / finer;
        sources_height_ = (sources.height + finer - 1) / finer;
        drawn_width_ = width;
    }

    std::int32_t layout(std::int32_t width, std::int32_t) override {
        std::int32_t const gap = pixels(3), line = pixels(10);
        std::int32_t top = gap;
        auto const next = [&](char const* name, std::int32_t tall) {
            place(name, top, tall, width);
            top += tall + gap;
        };
        next("SureCountry", there_ ? line : 2 * line);
        if (!there_) return top;
        draw(width - 2 * pixels(3));
        next("SpreadText", line);
        next("Spread", pixels(8));
        bool const narrow = width < pixels(190);
        next("Progress", (message_.empty() ? 1 : 3) * line * (narrow ? 2 : 1));
        if (sure_) {
            next("Shares", shares_height_);
            next("Rank", (narrow || sure_->rank.size() > most_on_a_line ? 2 : 1) * line);
        }
        next("OfRanks", line);
        next("Methods", line);
        if (sure_) {
            next("Heading", (width < pixels(170) ? 5 : narrow ? 4 : 3) * line);
            next("Sources", sources_height_);
        }
        next("Columns", pixels(14));
        return top;
    }

    rtl::Reference<ControlEvents> events_;
    rtl::Reference<Background> background_;
    FollowedCountry followed_;
    std::optional<Sureness> sure_;
    std::string shown_;    ///< the country that sure_ is of
    std::string message_;  ///< what was done
    bool there_ = false, filling_ = false, moving_ = false, written_ = false;
    std::int32_t drawn_width_ = 0, shares_height_ = 0, sources_height_ = 0;
};

}  // namespace

rtl::Reference<Panel> make_how_sure_panel(Reference<uno::XComponentContext> const& context, PanelPlace place) {
    rtl::Reference<Panel> const panel(new HowSurePanel(context, std::move(place)));
    panel->open("how_sure.xdl");
    return panel;
}

}  // namespace adherence::sidebar
