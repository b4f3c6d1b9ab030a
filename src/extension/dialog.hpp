// A modal dialog as rows of labelled controls, laid out by itself: each label above its control, the buttons below.
//
//   Dialog dialog(place, place.tell("country.title"), "command-AddCountry");
//   dialog.field("name", place.tell("country.name"), "");
//   dialog.on_accept([&] { return known(dialog.content("name")) ? "" : place.tell("country.unknown"); });
//   if (dialog.run(place.tell("dialog.add"))) add(dialog.content("name"));
//
// Labels may hold a mnemonic (~). Every control is labelled by what stands before it, the tab order is that of the calls.
// Lengths are in the dialogs' own unit (a quarter of a character's width, an eighth of its height), so that they grow with
// the display and its font.
#pragma once

#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XControlModel.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extension/command_place.hpp"
#include "extension/help.hpp"

namespace adherence {

class Dialog {
public:
    using Items = std::vector<std::string>;

    Dialog(CommandPlace const& place, std::string const& title, std::string help_page, int width = 280);
    ~Dialog();
    Dialog(Dialog const&) = delete;
    Dialog& operator=(Dialog const&) = delete;

    // ---- rows, from top to bottom; names are unique and not shown ------------------------------------------------
    /// What follows belongs to a page of a wizard, from 1; pages lie over each other.
    void page(int number);
    /// The next `count` controls stand beside each other.
    void beside(int count);
    void text(char const* name, std::string const& content, int lines = 1);
    void field(char const* name, std::string const& label, std::string const& content, int lines = 1);
    void choice(char const* name, std::string const& label, Items const& items, int selected);
    void combo(char const* name, std::string const& label, Items const& items, std::string const& content);
    void list(char const* name, std::string const& label, Items const& items, int lines);
    void check(char const* name, std::string const& label, bool checked);
    void buttons(std::initializer_list<std::pair<char const*, std::string>> row);

    // ---- what happens --------------------------------------------------------------------------------------------
    /// Pressed, chosen, typed or ticked.
    void on(char const* name, std::function<void()> action) { actions_.insert_or_assign(name, std::move(action)); }
    /// Asked before the dialog closes: an empty text, or why it stays, which is shown above the buttons.
    void on_accept(std::function<std::string()> check) { check_ = std::move(check); }
    void when_shown(std::function<void()> action) { shown_action_ = std::move(action); }
    /// Of a wizard: asked before the next page is shown, as on_accept; makes the buttons Back and Next.
    void on_page(std::function<std::string(int from, int to)> turn) { turn_ = std::move(turn); }

    /// Shown until it is closed; whether it was accepted.
    [[nodiscard]] bool run(std::string const& accept);

    // ---- what the controls hold ----------------------------------------------------------------------------------
    [[nodiscard]] std::string content(char const* name) const;
    void set_content(char const* name, std::string const& content) const;
    /// The place of the chosen line, or -1.
    [[nodiscard]] int chosen(char const* name) const;
    void choose(char const* name, int line) const;
    void set_items(char const* name, Items const& items, int selected) const;
    [[nodiscard]] bool checked(char const* name) const;
    void enable(char const* name, bool enabled) const;
    void show_message(std::string const& text) const;

private:
    class Listener;

    css::uno::Reference<css::beans::XPropertySet> add(char const* service, std::string const& name, int left, int top, int width, int height);
    void labelled(char const* service, char const* name, std::string const& label, int height);
    void put_label(std::string const& name, std::string const& text, int left, int width);
    struct Place {
        int left, width;
    };
    [[nodiscard]] Place next_place() const;
    void placed(int height);
    void add_buttons(std::string const& accept);
    void centre() const;
    void listen(std::string const& name);
    void happened(std::string const& name);
    void accept();
    void turn(int by);
    void show_page(int number);
    [[nodiscard]] css::uno::Reference<css::awt::XControl> control(std::string const& name) const;
    [[nodiscard]] css::uno::Reference<css::beans::XPropertySet> model(std::string const& name) const;

    CommandPlace const& place_;
    std::string help_page_;
    int width_, top_, bottom_ = 0;
    int beside_ = 1, column_ = 0, row_height_ = 0;
    int page_ = 0, pages_ = 0, shown_ = 0;
    bool filling_ = false;
    short tab_ = 0;
    css::uno::Reference<css::lang::XMultiServiceFactory> factory_;
    css::uno::Reference<css::container::XNameContainer> controls_;
    css::uno::Reference<css::awt::XControl> dialog_;
    rtl::Reference<HelpKey> help_;
    std::vector<std::string> names_;
    std::map<std::string, std::function<void()>, std::less<>> actions_;
    std::function<std::string()> check_;
    std::function<void()> shown_action_;
    std::function<std::string(int, int)> turn_;
};

}  // namespace adherence
