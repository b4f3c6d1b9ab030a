// The settings in a real office: their defaults, that they are kept, and the options page with its handler. The page is made
// as the office's own options dialog makes it, inside the window of a document.
#include "office/window.hpp"

#include <com/sun/star/awt/XContainerWindowEventHandler.hpp>
#include <com/sun/star/awt/XContainerWindowProvider.hpp>
#include <com/sun/star/awt/XNumericField.hpp>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

#include <set>

#include "core/base/languages.hpp"
#include "core/report/words.hpp"

namespace {

using namespace adherence::office;

constexpr char const* settings_node = "/org.adherence.Settings/Settings";

class Options : public Sidebar {
protected:
    // The tests share an office, and each leaves the defaults behind.
    void TearDown() override {
        write("DefaultFramework", text("nsg-adherence"));
        write("ResultLanguage", text(""));
        write("StaleMonths", number(24));
        write("Spread", number(25));
        write("Draws", number(10000));
        write("DefaultMarking", text(""));
        write("Markings", list({"public", "internal", "restricted", "confidential"}));
    }

    static uno::Any text(std::string const& value) { return uno::Any(wide(value)); }
    static uno::Any number(sal_Int32 value) { return uno::Any(value); }
    static uno::Any list(Lines const& lines) {
        uno::Sequence<rtl::OUString> items(static_cast<sal_Int32>(lines.size()));
        for (std::size_t i = 0; i < lines.size(); ++i) items.getArray()[i] = wide(lines[i]);
        return uno::Any(items);
    }

    static void write(char const* name, uno::Any const& value) {
        uno::Reference<star::lang::XMultiServiceFactory> const provider(
            office_->create("com.sun.star.configuration.ConfigurationProvider"), uno::UNO_QUERY_THROW);
        uno::Any const path(star::beans::NamedValue("nodepath", uno::Any(rtl::OUString::createFromAscii(settings_node))));
        uno::Reference<star::container::XNameReplace> const node(
            provider->createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", {&path, 1}), uno::UNO_QUERY_THROW);
        node->replaceByName(rtl::OUString::createFromAscii(name), value);
        uno::Reference<star::util::XChangesBatch>(node, uno::UNO_QUERY_THROW)->commitChanges();
    }

    static std::string kept(char const* name) {
        uno::Any const value = office_->setting(settings_node, name);
        rtl::OUString one;
        sal_Int32 number = 0;
        uno::Sequence<rtl::OUString> lines;
        if (value >>= one) return narrow(one);
        if (value >>= number) return std::to_string(number);
        std::string all;
        if (value >>= lines)
            for (sal_Int32 i = 0; i < lines.getLength(); ++i) all += (i ? "|" : "") + narrow(lines.getConstArray()[i]);
        return all;
    }
};

// The page as the options dialog makes it.
class Page {
public:
    Page(Office const& office, Window const& window) : window_(window) {
        rtl::OUString file, service;
        constexpr char const* leaf = "/org.openoffice.Office.OptionsDialog/Nodes/Calc/Leaves/org.adherence.OptionsPage";
        office.setting(leaf, "OptionsPage") >>= file;
        office.setting(leaf, "EventHandlerService") >>= service;
        handler_.set(office.create(narrow(service).c_str()), uno::UNO_QUERY_THROW);
        uno::Reference<star::awt::XContainerWindowProvider> const provider(
            office.create("com.sun.star.awt.ContainerWindowProvider"), uno::UNO_QUERY_THROW);
        uno::Reference<star::frame::XModel> const document(window.first().document(), uno::UNO_QUERY_THROW);
        uno::Reference<star::awt::XWindowPeer> const parent(document->getCurrentController()->getFrame()->getContainerWindow(), uno::UNO_QUERY_THROW);
        page_ = provider->createContainerWindow(file, "", parent, handler_);
        if (!tell("initialize")) throw std::runtime_error("the page is not initialized");
        page_->setVisible(true);
        window_.settle();
    }
    ~Page() {
        try {
            page_->dispose();
        } catch (uno::Exception const&) {
        }
    }
    Page(Page const&) = delete;
    Page& operator=(Page const&) = delete;

    [[nodiscard]] bool tell(char const* event) {
        bool const done = handler_->callHandlerMethod(page_, uno::Any(rtl::OUString::createFromAscii(event)), "external_event");
        window_.settle();
        return done;
    }
    [[nodiscard]] std::string text(char const* name) const {
        if (uno::Reference<star::awt::XTextComponent> const field(control(name)->getPeer(), uno::UNO_QUERY); field.is()) return narrow(field->getText());
        rtl::OUString label;
        uno::Reference<star::beans::XPropertySet>(control(name)->getModel(), uno::UNO_QUERY_THROW)->getPropertyValue("Label") >>= label;
        return narrow(label);
    }
    void type(char const* name, std::string const& content) const {
        uno::Reference<star::awt::XTextComponent>(control(name), uno::UNO_QUERY_THROW)->setText(wide(content));
        window_.settle();
    }
    void number(char const* name, double value) const {
        uno::Reference<star::awt::XNumericField>(control(name), uno::UNO_QUERY_THROW)->setValue(value);
        window_.settle();
    }
    [[nodiscard]] Lines items(char const* name) const {
        uno::Sequence<rtl::OUString> all;
        uno::Reference<star::beans::XPropertySet>(control(name)->getModel(), uno::UNO_QUERY_THROW)->getPropertyValue("StringItemList") >>= all;
        Lines lines;
        for (sal_Int32 i = 0; i < all.getLength(); ++i) lines.push_back(narrow(all.getConstArray()[i]));
        return lines;
    }
    [[nodiscard]] std::string chosen(char const* name) const {
        return narrow(uno::Reference<star::awt::XListBox>(control(name), uno::UNO_QUERY_THROW)->getSelectedItem());
    }
    void choose(char const* name, int line) const {
        uno::Reference<star::awt::XListBox>(control(name), uno::UNO_QUERY_THROW)->selectItemPos(static_cast<sal_Int16>(line), true);
    }
    [[nodiscard]] std::string heard(char const* name) const {
        auto const context = uno::Reference<star::accessibility::XAccessible>(control(name), uno::UNO_QUERY_THROW)->getAccessibleContext();
        return narrow(context->getAccessibleName());
    }

private:
    [[nodiscard]] uno::Reference<star::awt::XControl> control(char const* name) const {
        return {uno::Reference<star::awt::XControlContainer>(page_, uno::UNO_QUERY_THROW)->getControl(rtl::OUString::createFromAscii(name)),
                uno::UNO_QUERY_THROW};
    }

    Window const& window_;
    uno::Reference<star::awt::XContainerWindowEventHandler> handler_;
    uno::Reference<star::awt::XWindow> page_;
};

TEST_F(Options, defaults_are_those_of_the_code) {
    EXPECT_EQ(kept("DefaultFramework"), "nsg-adherence");
    EXPECT_EQ(kept("ResultLanguage"), "");
    EXPECT_EQ(kept("StaleMonths"), "24");
    EXPECT_EQ(kept("Spread"), "25");
    EXPECT_EQ(kept("Draws"), "10000");
    EXPECT_EQ(kept("DefaultMarking"), "");
    EXPECT_EQ(kept("Markings"), "public|internal|restricted|confidential");
}

TEST_F(Options, the_page_shows_them_in_words) {
    Window const window = open_new();
    Page const page(*office_, window);
    EXPECT_EQ(page.text("FrameworkLabel"), "~Framework of new workbooks");
    EXPECT_EQ(page.chosen("Framework"), "Adherence to the NSG Guidelines");
    EXPECT_EQ(page.items("Framework").size(), 2u);
    EXPECT_EQ(page.items("Language"), (Lines{"same as the interface (English)", "English", "Dutch", "French", "German"}));
    EXPECT_EQ(page.chosen("Language"), "same as the interface (English)");
    EXPECT_EQ(page.text("StaleMonths"), "24");
    EXPECT_EQ(page.text("Spread"), "25");
    EXPECT_EQ(page.text("Draws"), "10000");
    EXPECT_EQ(page.text("DrawsUnit"), "from 100 to 1000000");
    EXPECT_EQ(page.text("Markings"), "public\ninternal\nrestricted\nconfidential");
    EXPECT_EQ(page.items("DefaultMarking"), (Lines{"public", "internal", "restricted", "confidential"}));
    EXPECT_EQ(page.text("Message"), "");
}

TEST_F(Options, every_control_is_heard_by_its_own_label) {
    Window const window = open_new();
    Page const page(*office_, window);
    EXPECT_EQ(page.heard("Framework"), "Framework of new workbooks");
    EXPECT_EQ(page.heard("Language"), "Language of results");
    EXPECT_EQ(page.heard("StaleMonths"), "Evidence is stale after, months; 0: never");
    EXPECT_EQ(page.heard("Spread"), "Weights may be off by, %, from 0 to 100");
    EXPECT_EQ(page.heard("Draws"), "Random draws, from 100 to 1000000");
    EXPECT_EQ(page.heard("Markings"), "Markings of evidence");
    EXPECT_EQ(page.heard("DefaultMarking"), "Marking of new evidence");
}

TEST_F(Options, ok_keeps_what_was_chosen_and_back_takes_it_back) {
    Window const window = open_new();
    Page page(*office_, window);
    page.number("Spread", 40);
    ASSERT_TRUE(page.tell("back"));
    EXPECT_EQ(page.text("Spread"), "25");
    EXPECT_EQ(kept("Spread"), "25");
    page.choose("Framework", line_with(page.items("Framework"), "2014"));
    page.choose("Language", 3);
    page.number("StaleMonths", 0);
    page.number("Spread", 40);
    page.number("Draws", 2500);
    page.type("Markings", "open\n\n internal \nsecret");
    page.type("DefaultMarking", "internal");
    ASSERT_TRUE(page.tell("ok"));
    EXPECT_EQ(kept("DefaultFramework"), "letter-2014");
    EXPECT_EQ(kept("ResultLanguage"), "fr");
    EXPECT_EQ(kept("StaleMonths"), "0");
    EXPECT_EQ(kept("Spread"), "40");
    EXPECT_EQ(kept("Draws"), "2500");
    EXPECT_EQ(kept("Markings"), "open|internal|secret");
    EXPECT_EQ(kept("DefaultMarking"), "internal");
    Page const again(*office_, window);
    EXPECT_EQ(again.chosen("Language"), "French");
    EXPECT_EQ(again.text("Draws"), "2500");
    EXPECT_EQ(again.text("Markings"), "open\ninternal\nsecret");
    EXPECT_EQ(again.text("DefaultMarking"), "internal");
}

TEST_F(Options, what_is_beyond_the_bounds_is_put_right) {
    Window const window = open_new();
    Page page(*office_, window);
    page.type("Spread", "150");
    page.type("Draws", "0");
    page.type("StaleMonths", "99999");
    ASSERT_TRUE(page.tell("ok"));
    EXPECT_EQ(kept("Spread"), "100");
    EXPECT_EQ(kept("Draws"), "100");
    EXPECT_EQ(kept("StaleMonths"), "1200");
    EXPECT_EQ(page.text("Message"), "");
    EXPECT_EQ(page.text("Draws"), "100");
    EXPECT_EQ(page.text("StaleMonths"), "1200");
    EXPECT_EQ(page.text("Spread"), "100");
}

TEST_F(Options, says_what_becomes_of_odd_markings) {
    Window const window = open_new();
    Page page(*office_, window);
    page.type("DefaultMarking", "eyes only");
    EXPECT_TRUE(window.soon([&] { return page.text("Message") == "“eyes only” is not in the list: it ranks highest."; })) << page.text("Message");
    page.type("Markings", "low\nhigh\nLow");
    EXPECT_TRUE(window.soon([&] { return page.text("Message") == "“Low” stands there twice; it is kept once, where it stands first."; }))
        << page.text("Message");
    EXPECT_EQ(page.items("DefaultMarking"), (Lines{"low", "high"}));
    EXPECT_EQ(page.text("DefaultMarking"), "eyes only");
    page.type("Markings", "\n");
    EXPECT_TRUE(window.soon([&] { return starts(page.text("Message"), "Without any marking, these are kept: public, "); })) << page.text("Message");
    ASSERT_TRUE(page.tell("ok"));
    EXPECT_EQ(kept("Markings"), "public|internal|restricted|confidential");
    EXPECT_EQ(kept("DefaultMarking"), "eyes only");
}

// A profile may hold what nobody could choose.
TEST_F(Options, invalid_values_count_as_the_default) {
    write("Draws", number(-3));
    write("Spread", number(400));
    write("DefaultFramework", text("no-such"));
    write("ResultLanguage", text("xx"));
    write("Markings", list({}));
    Window const window = open_new();
    Page const page(*office_, window);
    EXPECT_EQ(page.text("Draws"), "10000");
    EXPECT_EQ(page.text("Spread"), "25");
    EXPECT_EQ(page.chosen("Framework"), "Adherence to the NSG Guidelines");
    EXPECT_EQ(page.chosen("Language"), "same as the interface (English)");
    EXPECT_EQ(page.text("Markings"), "public\ninternal\nrestricted\nconfidential");
}

TEST_F(Options, the_panel_how_sure_starts_from_them_and_follows_them) {
    write("Spread", number(10));
    write("Draws", number(2000));
    Window window = open("fictional-countries.ods");
    window.open_how_sure();
    window.select(window.first(), "B18");
    EXPECT_EQ(window.text("SpreadText"), "Weights off by up to ±10 %");
    EXPECT_TRUE(window.soon([&] { return starts(window.text("Progress"), "2000 draws"); })) << window.text("Progress");
    Page page(*office_, window);
    page.number("Spread", 60);
    page.number("Draws", 3000);
    ASSERT_TRUE(page.tell("ok"));
    EXPECT_TRUE(window.soon([&] { return window.text("SpreadText") == "Weights off by up to ±60 %"; })) << window.text("SpreadText");
    EXPECT_TRUE(window.soon([&] { return starts(window.text("Progress"), "3000 draws"); })) << window.text("Progress");
    // What was chosen in the panel stays.
    window.slide("Spread", 5);
    EXPECT_TRUE(window.soon([&] { return window.text("SpreadText") == "Weights off by up to ±5 %"; }));
    page.number("Spread", 70);
    ASSERT_TRUE(page.tell("ok"));
    EXPECT_EQ(kept("Spread"), "70");
    EXPECT_EQ(window.text("SpreadText"), "Weights off by up to ±5 %");
}

TEST_F(Options, columns_are_written_from_them) {
    {
        Window const window = open("fictional-countries.ods");
        window.select(window.first(), "B18");
        window.command("org.adherence:AddRobustnessColumns");
        ASSERT_TRUE(window.soon([&] { return window.first().shown("BA6") == "100.0%"; })) << window.first().shown("BA6");
        EXPECT_TRUE(holds(window.first().formula_of("BA6"), ";Framework;;$BB$3)")) << window.first().formula_of("BA6");
        EXPECT_EQ(window.first().number("BB3"), 0.25);
    }
    write("Spread", number(10));
    write("Draws", number(500));
    write("ResultLanguage", text("fr"));
    Window const window = open("fictional-countries.ods");
    window.select(window.first(), "B18");
    window.command("org.adherence:AddRobustnessColumns");
    ASSERT_TRUE(window.soon([&] { return window.first().number("BA6") == 1; })) << window.first().shown("BA6");
    EXPECT_TRUE(holds(window.first().formula_of("BA6"), ";Framework;500;$BB$3)")) << window.first().formula_of("BA6");
    EXPECT_EQ(window.first().number("BB3"), 0.1);
    EXPECT_EQ(window.first().shown("BA3"), "écart des poids");
    EXPECT_TRUE(holds(window.first().shown("BC4"), "part éligible")) << window.first().shown("BC4");
    EXPECT_EQ(narrow(window.undo_manager()->getCurrentUndoActionTitle()), "Add robustness columns");
}

TEST(OptionsTexts, no_two_labels_share_a_mnemonic) {
    for (std::string_view const language : adherence::languages) {
        std::set<std::string> taken;
        for (char const* const key : {"options.framework", "options.language", "options.stale", "options.spread", "options.draws",
                                      "options.markings", "options.default-marking"}) {
            std::string const label = adherence::sentence(language, key);
            std::size_t const mark = label.find('~');
            ASSERT_LT(mark + 1, label.size()) << language << ' ' << key;
            EXPECT_TRUE(taken.insert(adherence::fold(label.substr(mark + 1, 1))).second) << language << ' ' << label;
        }
    }
}

}  // namespace
