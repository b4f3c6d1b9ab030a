// XML as a tree, for tests of what is written as XML. Whatever is no well-formed XML in UTF-8 throws, which fails the test.
//
//   Element const page = read_xml("<a b=\"1\">x<c/></a>");
//   page["b"], page.text, all(page, "c").size()
#pragma once

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace adherence::testing {

struct Element {
    std::string name;
    std::map<std::string, std::string> attributes;
    std::vector<Element> children;
    std::string text;  ///< of the element and all below it, in order

    [[nodiscard]] std::string operator[](std::string const& attribute) const {
        auto const found = attributes.find(attribute);
        return found == attributes.end() ? "(none)" : found->second;
    }
};

class XmlReader {
public:
    explicit XmlReader(std::string_view xml) : rest_(xml) {}

    Element document() {
        check_characters();
        html_ = rest_.starts_with("<!DOCTYPE html>");
        if (html_ || rest_.starts_with("<?xml ")) {
            until(">");
            skip(">");
        }
        skip("\n");
        Element root = element();
        skip("\n");
        if (!rest_.empty()) fail("text after the root");
        return root;
    }

private:
    [[noreturn]] void fail(std::string const& why) const { throw std::runtime_error(why + " before: " + std::string(rest_.substr(0, 120))); }
    bool skip(std::string_view token) {
        if (!rest_.starts_with(token)) return false;
        rest_.remove_prefix(token.size());
        return true;
    }
    std::string_view until(std::string_view characters) {
        std::size_t const end = std::min(rest_.find_first_of(characters), rest_.size());
        std::string_view const taken = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return taken;
    }
    /// Characters that XML 1.0 knows, each in its shortest form.
    void check_characters() const {
        for (std::size_t at = 0; at < rest_.size();) {
            auto const byte = [&](std::size_t i) { return i < rest_.size() ? static_cast<unsigned char>(rest_[i]) : 0U; };
            unsigned const first = byte(at);
            std::size_t const size = first < 0x80 ? 1 : first < 0xc0 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : 0;
            if (size == 0) throw std::runtime_error("a stray byte");
            unsigned code = size == 1 ? first : first & (0xffU >> (size + 1));
            for (std::size_t i = 1; i < size; ++i) {
                if ((byte(at + i) & 0xc0U) != 0x80U) throw std::runtime_error("a character cut short");
                code = code << 6U | (byte(at + i) & 0x3fU);
            }
            bool const short_enough = size == 1 || code >= (size == 2 ? 0x80U : size == 3 ? 0x800U : 0x10000U);
            bool const known = code >= 0x20 ? code < 0xd800 || (code >= 0xe000 && code < 0xfffe) || (code >= 0x10000 && code < 0x110000) : code == '\t' || code == '\n' || code == '\r';
            if (!short_enough || !known) throw std::runtime_error("no character of XML: " + std::to_string(code));
            at += size;
        }
    }
    std::string decoded(std::string_view text) {
        static std::map<std::string_view, char> const entities{{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}, {"#39", '\''}};
        std::string result;
        while (!text.empty()) {
            std::size_t const plain = std::min(text.find('&'), text.size());
            result += text.substr(0, plain);
            text.remove_prefix(plain);
            if (text.empty()) break;
            std::size_t const end = text.find(';');
            auto const found = entities.find(text.substr(1, end == text.npos ? 0 : end - 1));
            if (found == entities.end()) fail("a bare &");
            result += found->second;
            text.remove_prefix(end + 1);
        }
        return result;
    }
    /// Line ends and tabs of attributes are blanks to whoever reads XML.
    std::string attribute(std::string_view text) {
        std::string value = decoded(text);
        if (html_) return value;
        for (char& c : value)
            if (c == '\n' || c == '\t' || c == '\r') c = ' ';
        return value;
    }

    Element element() {
        constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", others = "0123456789:-.";
        Element made;
        if (!skip("<")) fail("no element");
        made.name = until(" />\n");
        if (made.name.empty() || letters.find(made.name[0]) == letters.npos || made.name.find_first_not_of(std::string(letters) + std::string(others)) != made.name.npos)
            fail("no name of an element: " + made.name);
        while (skip(" ") || skip("\n")) {
            std::string const name(until("=<>/ "));
            if (name.empty()) continue;
            if (!skip("=\"")) fail("an attribute without a value: " + name);
            std::string_view const value = until("\"<");
            if (!skip("\"")) fail("an attribute without an end: " + name);
            if (!made.attributes.emplace(name, attribute(value)).second) fail("an attribute twice: " + name);
        }
        if (skip("/>")) return made;
        if (!skip(">")) fail("no end of a tag");
        while (true) {
            made.text += decoded(until("<"));
            if (rest_.empty()) fail("no end of " + made.name);
            if (skip("</" + made.name + ">")) return made;
            Element child = element();
            made.text += child.text;
            made.children.push_back(std::move(child));
        }
    }

    std::string_view rest_;
    bool html_ = false;
};

inline Element read_xml(std::string const& text) { return XmlReader(text).document(); }

inline void every(Element const& root, auto const& visit) {
    visit(root);
    for (Element const& child : root.children) every(child, visit);
}

inline std::vector<Element const*> all(Element const& root, std::string_view name) {
    std::vector<Element const*> found;
    every(root, [&](Element const& each) {
        if (each.name == name) found.push_back(&each);
    });
    return found;
}

inline std::vector<std::string> texts(Element const& root, std::string_view name) {
    std::vector<std::string> result;
    for (Element const* each : all(root, name)) result.push_back(each->text);
    return result;
}

}  // namespace adherence::testing
