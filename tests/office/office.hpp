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
#include <com/sun/star/sheet/XNamedRange.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <sys/types.h>

namespace adherence::office {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;

[[nodiscard]] rtl::OUString wide(std::string const& text);
[[nodiscard]] std::string narrow(rtl::OUString const& text);
[[nodiscard]] rtl::OUString url_of(std::filesystem::path const& path);

// Without windows, or with its whole user interface drawn off screen, the deck Adherence open.
enum class Face { none, off_screen };

// What whoever was sent a workbook may lack.
enum class Extension { installed, missing };

class Office {
public:
    // @throws std::runtime_error where it does not start within its time.
    explicit Office(std::string const& language, Face face = Face::none, Extension extension = Extension::installed);
    ~Office();
    Office(Office const&) = delete;
    Office& operator=(Office const&) = delete;

    [[nodiscard]] uno::Reference<sheet::XSpreadsheetDocument> load(std::string const& url) const;
    [[nodiscard]] uno::Reference<sheet::XSpreadsheetDocument> load(std::filesystem::path const& path) const;
    [[nodiscard]] uno::Reference<uno::XInterface> create(char const* service) const;
    // A property of a node of the configuration.
    [[nodiscard]] uno::Any setting(char const* node, char const* name) const;

    // Holds a window of the toolkit's for as long as the office runs. What the toolkit hands out lives only while someone holds it: let
    // go of from here, it ends in a thread of its own, and 7.4 falls over it where the window is asked for again meanwhile.
    void hold(uno::Reference<uno::XInterface> const& window) const;

private:
    pid_t session_ = 0;
    uno::Reference<uno::XComponentContext> context_;
    uno::Reference<com::sun::star::frame::XDesktop2> desktop_;
    mutable std::mutex holding_;
    mutable std::map<uno::XInterface*, uno::Reference<uno::XInterface>> held_;
};

// Of this process, which asks the office from outside.
[[nodiscard]] uno::Reference<uno::XComponentContext> local_context();

// The office that the tests share, with an English user interface; ended by end_shared_office.
[[nodiscard]] Office& shared_office();
void end_shared_office();

// A document and its first sheet, closed with this object.
class Sheet {
public:
    explicit Sheet(Office const& office);
    Sheet(Office const& office, std::filesystem::path const& path);
    // Another sheet of the document of `other`, which stays the one that closes it.
    Sheet(Sheet const& other, std::string const& name);
    ~Sheet();
    Sheet(Sheet const&) = delete;
    Sheet& operator=(Sheet const&) = delete;

    void formula(std::string const& address, std::string const& text) const;
    void array_formula(std::string const& range, std::string const& text) const;
    // The same three texts in each row of an area three columns wide.
    void fill_down(std::string const& area, std::string const& a, std::string const& b, std::string const& c) const;
    void text(std::string const& address, std::string const& content) const;
    void save(std::filesystem::path const& path, char const* filter) const;
    void calculate_all() const;

    [[nodiscard]] uno::Reference<com::sun::star::table::XCell> cell(std::string const& address) const;
    [[nodiscard]] double number(std::string const& address) const;
    [[nodiscard]] std::string shown(std::string const& address) const;
    [[nodiscard]] std::string formula_of(std::string const& address) const;
    [[nodiscard]] int error(std::string const& address) const;
    [[nodiscard]] uno::Reference<sheet::XSpreadsheetDocument> const& document() const { return document_; }
    [[nodiscard]] uno::Reference<com::sun::star::table::XCellRange> range(std::string const& address) const;
    [[nodiscard]] uno::Reference<sheet::XSpreadsheet> const& sheet_itself() const { return sheet_; }
    // "$Rules.$B$5:$O$60"
    [[nodiscard]] std::string named_range(std::string const& name) const;
    void name_range(std::string const& name, std::string const& range) const;  // an existing name
    void insert_row_above(int row) const;  // as Calc numbers it
    void copy(std::string const& from, std::string const& to) const;

private:
    [[nodiscard]] uno::Reference<sheet::XNamedRange> name(std::string const& wanted) const;

    bool owner_ = true;
    uno::Reference<sheet::XSpreadsheetDocument> document_;
    uno::Reference<sheet::XSpreadsheet> sheet_;
};

// A shipped workbook's copy in a folder: someone who looks at it meanwhile holds a lock on the original.
[[nodiscard]] std::filesystem::path copy_of_workbook(class Folder const& folder, std::string const& name);

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
