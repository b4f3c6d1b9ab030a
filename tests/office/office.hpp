// A real LibreOffice for the tests: private profile, the built extension in it, reached over a pipe of its own.
// Whatever happens to the tests, it ends: with this object, and in any case when its time is up.
//
//     Office office("");                                   // "nl": with a Dutch user interface
//     Sheet sheet(office);
//     sheet.formula("A1", "=1+1");
//     EXPECT_EQ(sheet.number("A1"), 2);
#pragma once

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/frame/XDesktop2.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <sys/types.h>

namespace adherence::office {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;

[[nodiscard]] rtl::OUString wide(std::string const& text);
[[nodiscard]] std::string narrow(rtl::OUString const& text);
[[nodiscard]] rtl::OUString url_of(std::filesystem::path const& path);

class Office {
public:
    // @throws std::runtime_error where it does not start within its time.
    explicit Office(std::string const& language);
    ~Office();
    Office(Office const&) = delete;
    Office& operator=(Office const&) = delete;

    [[nodiscard]] uno::Reference<sheet::XSpreadsheetDocument> load(std::string const& url) const;
    [[nodiscard]] uno::Reference<sheet::XSpreadsheetDocument> load(std::filesystem::path const& path) const;
    [[nodiscard]] uno::Reference<uno::XInterface> create(char const* service) const;

private:
    pid_t session_ = 0;
    uno::Reference<uno::XComponentContext> context_;
    uno::Reference<com::sun::star::frame::XDesktop2> desktop_;
};

// The office that the tests share, with an English user interface; ended by end_shared_office.
[[nodiscard]] Office& shared_office();
void end_shared_office();

// A document and its first sheet, closed with this object.
class Sheet {
public:
    explicit Sheet(Office const& office);
    Sheet(Office const& office, std::filesystem::path const& path);
    ~Sheet();
    Sheet(Sheet const&) = delete;
    Sheet& operator=(Sheet const&) = delete;

    void formula(std::string const& address, std::string const& text) const;
    void array_formula(std::string const& range, std::string const& text) const;
    void text(std::string const& address, std::string const& content) const;
    void save(std::filesystem::path const& path, char const* filter) const;
    void calculate_all() const;

    [[nodiscard]] uno::Reference<com::sun::star::table::XCell> cell(std::string const& address) const;
    [[nodiscard]] double number(std::string const& address) const;
    [[nodiscard]] std::string shown(std::string const& address) const;
    [[nodiscard]] std::string formula_of(std::string const& address) const;
    [[nodiscard]] int error(std::string const& address) const;
    [[nodiscard]] uno::Reference<sheet::XSpreadsheetDocument> const& document() const { return document_; }

private:
    uno::Reference<sheet::XSpreadsheetDocument> document_;
    uno::Reference<sheet::XSpreadsheet> sheet_;
};

// A folder for what a test writes, gone with this object.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace adherence::office
