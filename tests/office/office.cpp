#include "office/office.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/bridge/UnoUrlResolver.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XArrayFormulaRange.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeMovement.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <cppuhelper/bootstrap.hxx>
#include <rtl/bootstrap.hxx>
#include <osl/file.hxx>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <thread>
#include <unistd.h>

namespace adherence::office {

namespace star = com::sun::star;
using std::filesystem::path;

rtl::OUString wide(std::string const& text) { return rtl::OStringToOUString(rtl::OString(text.c_str()), RTL_TEXTENCODING_UTF8); }

std::string narrow(rtl::OUString const& text) { return rtl::OUStringToOString(text, RTL_TEXTENCODING_UTF8).getStr(); }

rtl::OUString url_of(path const& file) {
    rtl::OUString url;
    osl::FileBase::getFileURLFromSystemPath(wide(std::filesystem::absolute(file).string()), url);
    return url;
}

namespace {

// The shell's own knowledge of how to start an office stands once, in tools/office.sh; its last line is the session.
pid_t start(std::string const& language, Face face, Extension extension, std::string const& pipe) {
    std::string const build = ADHERENCE_BINARY_DIR;
    bool const seen = face == Face::off_screen, bare = extension == Extension::missing;
    std::string const name = "office-tests" + (language.empty() ? "" : "-" + language) + (seen ? "-seen" : "") + (bare ? "-bare" : "");
    std::string const script = "cd '" ADHERENCE_SOURCE_DIR "' && source tools/office.sh && OFFICE_PROGRAM='" LIBREOFFICE_PROGRAM
        "' && OFFICE_LANGUAGE='" + language + "' && OFFICE_SECONDS=900 && OFFICE_DIR='" + build + "/office/" + name
        + (seen ? "' && OFFICE_DECK=org.adherence.Deck && export SAL_USE_VCLPLUGIN='svp" : "")
        + "' && office_prepare '" + (bare ? "" : build + "/adherence-scorecards.oxt") + "' && office_start " + pipe
        + (seen ? "" : " --headless") + " >&2 && echo $OFFICE_PID";
    ::setenv("ADHERENCE_START_OFFICE", script.c_str(), 1);
    FILE* const shell = ::popen("exec timeout 180 bash -c 'eval \"$ADHERENCE_START_OFFICE\"' </dev/null", "r");
    if (shell == nullptr) throw std::runtime_error("no shell to start the office");
    std::array<char, 64> line{};
    bool const answered = std::fgets(line.data(), line.size(), shell) != nullptr;
    ::pclose(shell);
    pid_t const session = answered ? std::atoi(line.data()) : 0;
    if (session <= 1) throw std::runtime_error("the office did not start");
    return session;
}

uno::Reference<uno::XComponentContext> connect(std::string const& pipe) {
    auto const resolver = star::bridge::UnoUrlResolver::create(local_context());
    auto const address = wide("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext");
    for (int attempt = 0; attempt < 300; ++attempt) {
        try {
            return uno::Reference<uno::XComponentContext>(resolver->resolve(address), uno::UNO_QUERY_THROW);
        } catch (uno::Exception const&) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    }
    throw std::runtime_error("the office does not answer");
}

// `timeout`, whose session it is, ends its own children; the session is killed where that does not do.
void end(pid_t session) {
    if (session <= 1) return;
    for (int const signal : {0, SIGTERM, SIGKILL})
        for (int tenths = 0; tenths < 30; ++tenths) {
            if (::kill(-session, tenths == 0 ? signal : 0) != 0) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
}

star::beans::PropertyValue property(char const* name, uno::Any const& value) {
    star::beans::PropertyValue result;
    result.Name = rtl::OUString::createFromAscii(name);
    result.Value = value;
    return result;
}

uno::Reference<sheet::XSpreadsheet> first_sheet(uno::Reference<sheet::XSpreadsheetDocument> const& document) {
    uno::Reference<star::container::XIndexAccess> const sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    return uno::Reference<sheet::XSpreadsheet>(sheets->getByIndex(0), uno::UNO_QUERY_THROW);
}

std::unique_ptr<Office>& shared() {
    static std::unique_ptr<Office> office;
    return office;
}

} // namespace

Office::Office(std::string const& language, Face face, Extension extension) {
    static int count = 0;
    auto const pipe = "adherence" + std::to_string(::getpid()) + "n" + std::to_string(++count);
    session_ = start(language, face, extension, pipe);
    try {
        context_ = connect(pipe);
        desktop_ = star::frame::Desktop::create(context_);
    } catch (...) {
        end(session_);
        throw;
    }
}

Office::~Office() {
    try {
        if (desktop_.is()) desktop_->terminate();
    } catch (uno::Exception const&) { // the bridge goes down with the office
    }
    end(session_);
}

void Office::hold(uno::Reference<uno::XInterface> const& window) const {
    std::scoped_lock const lock(holding_);
    held_.emplace(window.get(), window);
}

uno::Reference<sheet::XSpreadsheetDocument> Office::load(std::string const& url) const {
    uno::Sequence<star::beans::PropertyValue> const none;
    return uno::Reference<sheet::XSpreadsheetDocument>(desktop_->loadComponentFromURL(wide(url), "_blank", 0, none), uno::UNO_QUERY_THROW);
}

uno::Reference<sheet::XSpreadsheetDocument> Office::load(path const& file) const { return load(narrow(url_of(file))); }

uno::Reference<uno::XInterface> Office::create(char const* service) const {
    return context_->getServiceManager()->createInstanceWithContext(rtl::OUString::createFromAscii(service), context_);
}

uno::Any Office::setting(char const* node, char const* name) const {
    uno::Reference<star::lang::XMultiServiceFactory> const provider(
        create("com.sun.star.configuration.ConfigurationProvider"), uno::UNO_QUERY_THROW);
    uno::Sequence<uno::Any> arguments(1);
    arguments[0] <<= star::beans::NamedValue("nodepath", uno::Any(rtl::OUString::createFromAscii(node)));
    uno::Reference<star::container::XNameAccess> const access(
        provider->createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", arguments), uno::UNO_QUERY_THROW);
    return access->getByName(rtl::OUString::createFromAscii(name));
}

uno::Reference<uno::XComponentContext> local_context() {
    static uno::Reference<uno::XComponentContext> const local = [] {
        rtl::Bootstrap::set("URE_BOOTSTRAP", wide(std::string("file://") + LIBREOFFICE_PROGRAM + "/fundamentalrc"));
        return cppu::defaultBootstrap_InitialComponentContext();
    }();
    return local;
}

Office& shared_office() {
    if (!shared()) shared() = std::make_unique<Office>("");
    return *shared();
}

void end_shared_office() { shared().reset(); }

Sheet::Sheet(Office const& office) : document_(office.load(std::string("private:factory/scalc"))), sheet_(first_sheet(document_)) {}

Sheet::Sheet(Office const& office, path const& file) : document_(office.load(file)), sheet_(first_sheet(document_)) {}

Sheet::Sheet(Sheet const& other, std::string const& name)
    : owner_(false), document_(other.document_), sheet_(document_->getSheets()->getByName(wide(name)), uno::UNO_QUERY_THROW) {}

Sheet::~Sheet() {
    if (!owner_) return;
    try {
        uno::Reference<star::util::XCloseable> const closeable(document_, uno::UNO_QUERY_THROW);
        closeable->close(true);
    } catch (uno::Exception const&) { // the office is gone: the test that ended it has failed already
    }
}

uno::Reference<star::table::XCell> Sheet::cell(std::string const& address) const {
    uno::Reference<star::table::XCellRange> const range(sheet_, uno::UNO_QUERY_THROW);
    return range->getCellRangeByName(wide(address))->getCellByPosition(0, 0);
}

uno::Reference<star::table::XCellRange> Sheet::range(std::string const& address) const {
    return uno::Reference<star::table::XCellRange>(sheet_, uno::UNO_QUERY_THROW)->getCellRangeByName(wide(address));
}

uno::Reference<sheet::XNamedRange> Sheet::name(std::string const& wanted) const {
    uno::Reference<star::beans::XPropertySet> const properties(document_, uno::UNO_QUERY_THROW);
    uno::Reference<star::container::XNameAccess> const names(properties->getPropertyValue("NamedRanges"), uno::UNO_QUERY_THROW);
    return {names->getByName(wide(wanted)), uno::UNO_QUERY_THROW};
}

std::string Sheet::named_range(std::string const& name) const { return narrow(this->name(name)->getContent()); }

void Sheet::name_range(std::string const& name, std::string const& range) const { this->name(name)->setContent(wide(range)); }

void Sheet::insert_row_above(int row) const {
    uno::Reference<star::table::XColumnRowRange> const lines(sheet_, uno::UNO_QUERY_THROW);
    lines->getRows()->insertByIndex(row - 1, 1);
}

void Sheet::copy(std::string const& from, std::string const& to) const {
    uno::Reference<sheet::XCellRangeMovement> const movement(sheet_, uno::UNO_QUERY_THROW);
    uno::Reference<sheet::XCellRangeAddressable> const source(range(from), uno::UNO_QUERY_THROW);
    uno::Reference<sheet::XCellAddressable> const target(cell(to), uno::UNO_QUERY_THROW);
    movement->copyRange(target->getCellAddress(), source->getRangeAddress());
}

void Sheet::formula(std::string const& address, std::string const& text) const { cell(address)->setFormula(wide(text)); }

void Sheet::array_formula(std::string const& range, std::string const& text) const {
    uno::Reference<star::table::XCellRange> const cells(sheet_, uno::UNO_QUERY_THROW);
    uno::Reference<sheet::XArrayFormulaRange> const target(cells->getCellRangeByName(wide(range)), uno::UNO_QUERY_THROW);
    target->setArrayFormula(wide(text));
}

void Sheet::text(std::string const& address, std::string const& content) const {
    uno::Reference<star::text::XTextRange> const target(cell(address), uno::UNO_QUERY_THROW);
    target->setString(wide(content));
}

void Sheet::fill_down(std::string const& area, std::string const& a, std::string const& b, std::string const& c) const {
    uno::Reference<sheet::XCellRangeAddressable> const where(range(area), uno::UNO_QUERY_THROW);
    auto const at = where->getRangeAddress();
    uno::Sequence<uno::Any> row(3);
    row[0] <<= wide(a), row[1] <<= wide(b), row[2] <<= wide(c);
    uno::Sequence<uno::Sequence<uno::Any>> rows(at.EndRow - at.StartRow + 1);
    for (auto& each : rows) each = row;
    uno::Reference<sheet::XCellRangeData>(range(area), uno::UNO_QUERY_THROW)->setDataArray(rows);
}

void Sheet::save(path const& file, char const* filter) const {
    uno::Reference<star::frame::XStorable> const storable(document_, uno::UNO_QUERY_THROW);
    uno::Sequence<star::beans::PropertyValue> arguments(1);
    arguments[0] = property("FilterName", uno::Any(rtl::OUString::createFromAscii(filter)));
    storable->storeToURL(url_of(file), arguments);
}

void Sheet::calculate_all() const {
    uno::Reference<sheet::XCalculatable> const calculatable(document_, uno::UNO_QUERY_THROW);
    calculatable->calculateAll();
}

double Sheet::number(std::string const& address) const { return cell(address)->getValue(); }

std::string Sheet::shown(std::string const& address) const {
    uno::Reference<star::text::XTextRange> const range(cell(address), uno::UNO_QUERY_THROW);
    return narrow(range->getString());
}

std::string Sheet::formula_of(std::string const& address) const { return narrow(cell(address)->getFormula()); }

int Sheet::error(std::string const& address) const { return cell(address)->getError(); }

path copy_of_workbook(Folder const& folder, std::string const& name) {
    auto const copy = folder.path() / name;
    std::filesystem::copy_file(path(ADHERENCE_BINARY_DIR) / "workbooks" / name, copy);
    return copy;
}

Folder::Folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "adherence-office-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace adherence::office
