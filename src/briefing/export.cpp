#include "briefing/export.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/document/UpdateDocMode.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/embed/ElementModes.hpp>
#include <com/sun/star/embed/StorageFactory.hpp>
#include <com/sun/star/embed/XStorage.hpp>
#include <com/sun/star/embed/XTransactedObject.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/ModuleManager.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/io/TempFile.hpp>
#include <com/sun/star/io/XOutputStream.hpp>
#include <com/sun/star/io/XSeekable.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/text/XDocumentIndexesSupplier.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <com/sun/star/util/XRefreshable.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/implbase2.hxx>
#include <rtl/ref.hxx>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "briefing/flat_text.hpp"
#include "calc/strings.hpp"
#include "core/report/briefing_document.hpp"
#include "workbooks/briefing_sheets.hpp"
#include "workbooks/styles.hpp"

namespace adherence {

using namespace css;
using calc::to_ustring;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

constexpr sal_Int32 pdf_a_2b = 2;
constexpr double word_scale = 2, writer_scale = 0.5;  // Word gets drawings as pixels, .odt as pixels beside them; Writer keeps those of all in memory
constexpr std::size_t least_growth = 64 * 1024;

/// Keeps what is written to it.
class Sink : public cppu::WeakImplHelper1<io::XOutputStream> {
public:
    [[nodiscard]] std::string take() { return std::move(bytes_); }
    void SAL_CALL writeBytes(uno::Sequence<sal_Int8> const& data) override {
        // By an eighth: doubling would hold as much again of what may be tens of megabytes.
        auto const size = bytes_.size() + static_cast<std::size_t>(data.getLength());
        if (size > bytes_.capacity()) bytes_.reserve(size + std::max(size / 8, least_growth));
        bytes_.append(reinterpret_cast<char const*>(data.getConstArray()), static_cast<std::size_t>(data.getLength()));
    }
    void SAL_CALL flush() override {}
    void SAL_CALL closeOutput() override {}

private:
    std::string bytes_;
};

/// Gives what it was given, once; the office may keep it for as long as the document.
class Source : public cppu::WeakImplHelper2<io::XInputStream, io::XSeekable> {
public:
    explicit Source(std::string bytes) : bytes_(std::move(bytes)) {}
    void forget() { bytes_ = {}; }

    sal_Int32 SAL_CALL readBytes(uno::Sequence<sal_Int8>& data, sal_Int32 wanted) override {
        sal_Int32 const count = std::min(std::max<sal_Int32>(wanted, 0), available());
        data = {reinterpret_cast<sal_Int8 const*>(bytes_.data()) + at_, count};
        at_ += static_cast<std::size_t>(count);
        return count;
    }
    sal_Int32 SAL_CALL readSomeBytes(uno::Sequence<sal_Int8>& data, sal_Int32 most) override { return readBytes(data, most); }
    void SAL_CALL skipBytes(sal_Int32 count) override { at_ += static_cast<std::size_t>(std::min(std::max<sal_Int32>(count, 0), available())); }
    sal_Int32 SAL_CALL available() override { return static_cast<sal_Int32>(bytes_.size() - std::min(at_, bytes_.size())); }
    void SAL_CALL closeInput() override {}
    void SAL_CALL seek(sal_Int64 place) override { at_ = std::min(static_cast<std::size_t>(std::max<sal_Int64>(place, 0)), bytes_.size()); }
    sal_Int64 SAL_CALL getPosition() override { return static_cast<sal_Int64>(at_); }
    sal_Int64 SAL_CALL getLength() override { return static_cast<sal_Int64>(bytes_.size()); }

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

beans::PropertyValue property(char const* name, Any value) { return {rtl::OUString::createFromAscii(name), 0, std::move(value), beans::PropertyState_DIRECT_VALUE}; }

/// A document that nobody sees, closed with this.
class HiddenDocument {
public:
    HiddenDocument(Reference<uno::XComponentContext> const& context, Reference<io::XInputStream> const& content, char const* filter,
                   Reference<task::XStatusIndicator> const& progress)
        : progress_(progress) {
        std::vector<beans::PropertyValue> arguments{property("Hidden", Any(true)), property("InputStream", Any(content)),
                                                    property("FilterName", Any(rtl::OUString::createFromAscii(filter))),
                                                    property("MacroExecutionMode", Any(document::MacroExecMode::NEVER_EXECUTE)),
                                                    property("UpdateDocMode", Any(document::UpdateDocMode::NO_UPDATE))};
        if (progress.is()) arguments.push_back(property("StatusIndicator", Any(progress)));
        model_.set(frame::Desktop::create(context)->loadComponentFromURL("private:stream", "_blank", 0, uno::Sequence(arguments.data(), static_cast<sal_Int32>(arguments.size()))),
                   UNO_QUERY);
        if (!model_.is()) throw ExportRefused("export.failed");
    }
    ~HiddenDocument() {
        try {
            if (Reference<util::XCloseable> const closeable{model_, UNO_QUERY}; closeable.is()) closeable->close(true);
        } catch (uno::Exception const&) {
            // What is still at work with it closes it then.
        }
    }
    HiddenDocument(HiddenDocument const&) = delete;
    HiddenDocument& operator=(HiddenDocument const&) = delete;

    [[nodiscard]] Reference<lang::XComponent> const& model() const { return model_; }

    /// Title, date, and the author if there is one; not the user's name, nor the printer's.
    void keep_to_itself(Briefing const& briefing) const {
        Reference<lang::XMultiServiceFactory> const factory(model_, UNO_QUERY_THROW);
        Reference<beans::XPropertySet> const settings(factory->createInstance("com.sun.star.document.Settings"), UNO_QUERY_THROW);
        auto const set = [&](char const* name, Any const& value) {
            rtl::OUString const known = rtl::OUString::createFromAscii(name);
            if (settings->getPropertySetInfo()->hasPropertyByName(known)) settings->setPropertyValue(known, value);
        };
        set("ApplyUserData", Any(false));
        set("SaveThumbnail", Any(false));
        auto const properties = Reference<document::XDocumentPropertiesSupplier>(model_, UNO_QUERY_THROW)->getDocumentProperties();
        properties->resetUserData({});
        rtl::OUString const author = to_ustring(briefing.choices.author);
        properties->setTitle(to_ustring(briefing.title));
        properties->setAuthor(author);
        properties->setModifiedBy(author);
        properties->setDescription({});
        properties->setSubject({});
        properties->setLanguage({to_ustring(briefing.choices.language), {}, {}});
        properties->setKeywords({});
        properties->setTemplateName({});
        properties->setTemplateURL({});
        std::string const day = to_text(briefing.choices.date);
        util::DateTime date;
        date.Year = static_cast<sal_Int16>(std::stoi(day.substr(0, 4)));
        date.Month = static_cast<sal_uInt16>(std::stoi(day.substr(5, 2)));
        date.Day = static_cast<sal_uInt16>(std::stoi(day.substr(8, 2)));
        properties->setCreationDate(date);
        properties->setModificationDate(date);
    }

    [[nodiscard]] std::string stored(char const* filter, std::vector<beans::PropertyValue> const& filter_data = {}) const {
        rtl::Reference<Sink> const sink(new Sink);
        std::vector<beans::PropertyValue> arguments{property("OutputStream", Any(Reference<io::XOutputStream>(sink.get()))), property("FilterName", Any(rtl::OUString::createFromAscii(filter))),
                                                    property("NoThumbnail", Any(true))};
        if (!filter_data.empty()) arguments.push_back(property("FilterData", Any(uno::Sequence(filter_data.data(), static_cast<sal_Int32>(filter_data.size())))));
        if (progress_.is()) arguments.push_back(property("StatusIndicator", Any(progress_)));
        Reference<frame::XStorable>(model_, UNO_QUERY_THROW)->storeToURL("private:stream", uno::Sequence(arguments.data(), static_cast<sal_Int32>(arguments.size())));
        std::string bytes = sink->take();
        if (bytes.empty()) throw ExportRefused("export.failed");
        return bytes;
    }

private:
    Reference<task::XStatusIndicator> progress_;
    Reference<lang::XComponent> model_;
};

/// An OpenDocument file, part by part.
class Package {
public:
    explicit Package(Reference<uno::XComponentContext> const& context, std::string const& bytes = {}) : file_(io::TempFile::create(context), UNO_QUERY_THROW) {
        write(file_->getOutputStream(), bytes);  // left open: a storage writes there
        Reference<io::XSeekable>(file_, UNO_QUERY_THROW)->seek(0);
        Any const arguments[] = {Any(file_), Any(embed::ElementModes::READWRITE)};
        // The only way to a storage is one that the office's documentation calls old.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
        storage_.set(embed::StorageFactory::create(context)->createInstanceWithArguments(uno::Sequence(arguments, 2)), UNO_QUERY_THROW);
#pragma GCC diagnostic pop
    }

    void set_type(std::string const& type) const { set_type(storage_, type); }
    void set(char const* name, std::string const& content) const {
        auto const part = storage_->openStreamElement(rtl::OUString::createFromAscii(name), embed::ElementModes::READWRITE | embed::ElementModes::TRUNCATE);
        set_type(part, "text/xml");
        write(part->getOutputStream(), content);
        part->getOutputStream()->closeOutput();
    }
    [[nodiscard]] std::string part(char const* name) const {
        return read(storage_->openStreamElement(rtl::OUString::createFromAscii(name), embed::ElementModes::READ)->getInputStream());
    }
    [[nodiscard]] Reference<io::XInputStream> committed() const {
        Reference<embed::XTransactedObject>(storage_, UNO_QUERY_THROW)->commit();
        Reference<io::XSeekable>(file_, UNO_QUERY_THROW)->seek(0);
        return file_->getInputStream();
    }
    [[nodiscard]] std::string bytes() const { return read(committed()); }

private:
    static void set_type(Reference<uno::XInterface> const& of, std::string const& type) {
        Reference<beans::XPropertySet>(of, UNO_QUERY_THROW)->setPropertyValue("MediaType", Any(to_ustring(type)));
    }
    static void write(Reference<io::XOutputStream> const& out, std::string const& content) {
        out->writeBytes({reinterpret_cast<sal_Int8 const*>(content.data()), static_cast<sal_Int32>(content.size())});
    }
    static std::string read(Reference<io::XInputStream> const& in) {
        constexpr sal_Int32 piece = 256 * 1024;
        std::string content;
        uno::Sequence<sal_Int8> bytes;
        for (sal_Int32 count = piece; count == piece;) {
            count = in->readBytes(bytes, piece);
            content.append(reinterpret_cast<char const*>(bytes.getConstArray()), static_cast<std::size_t>(count));
        }
        return content;
    }

    Reference<io::XStream> file_;
    Reference<embed::XStorage> storage_;
};

/// The settings without what they say of the printer.
std::string without_printer(std::string settings) {
    for (std::string_view const name : {"config:name=\"PrinterName\"", "config:name=\"PrinterSetup\""}) {
        std::size_t const at = settings.find(name), open = settings.find('>', at);
        if (at == settings.npos || open == settings.npos || settings[open - 1] == '/') continue;
        settings.erase(open + 1, settings.find("</config:config-item>", open) - open - 1);
    }
    return settings;
}

/// What the office writes of itself, the machine and the time it took has no place in what is handed over.
std::string discreet(Reference<uno::XComponentContext> const& context, std::string const& stored, Briefing const& briefing) {
    Package const package(context, stored);
    package.set("settings.xml", without_printer(package.part("settings.xml")));
    package.set("meta.xml", open_document_meta(briefing.title, briefing.choices.author, to_text(briefing.choices.date), briefing.choices.language));
    return package.bytes();
}

/// What was worked out on other threads lies where this one cannot use it again.
void give_back_memory() {
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

std::string from_writer(Reference<uno::XComponentContext> const& context, Briefing briefing, ExportChoices const& choices,
                        Reference<task::XStatusIndicator> const& progress) {
    if (!has_writer(context)) throw ExportRefused("export.no-writer");
    // Of many countries all of this is tens of megabytes each: none is kept longer than it is needed.
    rtl::Reference<Source> const text(new Source(flat_text(briefing_document(briefing, {choices.letter, choices.format == ExportFormat::docx ? word_scale : writer_scale}))));
    briefing.countries = {};
    give_back_memory();
    HiddenDocument const document(context, text.get(), "OpenDocument Text Flat XML", progress);
    text->forget();
    document.keep_to_itself(briefing);
    auto const indexes = Reference<text::XDocumentIndexesSupplier>(document.model(), UNO_QUERY_THROW)->getDocumentIndexes();
    // Twice: what the first puts in moves the pages that it speaks of.
    for (int round = 0; round < 2; ++round)
        for (sal_Int32 i = 0; i < indexes->getCount(); ++i) Reference<util::XRefreshable>(indexes->getByIndex(i), UNO_QUERY_THROW)->refresh();
    switch (choices.format) {
        case ExportFormat::odt: return discreet(context, document.stored("writer8"), briefing);
        case ExportFormat::docx: return document.stored("MS Word 2007 XML");
        default: break;
    }
    std::string pdf = document.stored("writer_pdf_Export",
                           {property("SelectPdfVersion", Any(pdf_a_2b)), property("UseTaggedPDF", Any(true)), property("PDFUACompliance", Any(choices.universal_access)),
                            property("ExportBookmarks", Any(true)), property("DisplayPDFDocumentTitle", Any(true)), property("UseLosslessCompression", Any(true)),
                            property("ExportFormFields", Any(false)), property("ExportNotes", Any(false))});
    // LibreOffice 7.4 writes the order of tabs as a string, where the standard has a name.
    constexpr std::string_view as_string = "/Tabs(S)", as_name = "/Tabs/S ";
    for (std::size_t at = pdf.find(as_string); at != pdf.npos; at = pdf.find(as_string, at)) pdf.replace(at, as_string.size(), as_name);
    return pdf;
}

std::string from_calc(Reference<uno::XComponentContext> const& context, Briefing const& briefing, ExportChoices const& choices,
                      Reference<task::XStatusIndicator> const& progress) {
    workbooks::Workbook const book = workbooks::briefing_workbook(briefing);
    Package const package(context);
    package.set_type(workbooks::media_type(book));
    package.set("content.xml", workbooks::content_xml(book));
    package.set("styles.xml", workbooks::styles_xml(book));
    package.set("settings.xml", workbooks::settings_xml(book));
    HiddenDocument const document(context, package.committed(), "calc8", progress);
    document.keep_to_itself(briefing);
    if (choices.format == ExportFormat::xlsx) return document.stored("Calc MS Excel 2007 XML");
    return discreet(context, document.stored("calc8"), briefing);
}

}  // namespace

bool needs_writer(ExportFormat format) { return format == ExportFormat::pdf || format == ExportFormat::odt || format == ExportFormat::docx; }

bool has_writer(Reference<uno::XComponentContext> const& context) {
    rtl::OUString const name("com.sun.star.text.TextDocument");
    if (!frame::ModuleManager::create(context)->hasByName(name)) return false;
    // Its settings may outlive the program itself, and the list of services knows it in any case.
    try {
        Reference<lang::XComponent> const made(context->getServiceManager()->createInstanceWithContext(name, context), UNO_QUERY);
        if (made.is()) made->dispose();
        return made.is();
    } catch (uno::Exception const&) {
        return false;
    }
}

std::string export_briefing(Reference<uno::XComponentContext> const& context, Briefing briefing, ExportChoices const& choices,
                            Reference<task::XStatusIndicator> const& progress) {
    try {
        if (needs_writer(choices.format)) return from_writer(context, std::move(briefing), choices, progress);
        if (choices.format == ExportFormat::ods || choices.format == ExportFormat::xlsx) return from_calc(context, briefing, choices, progress);
    } catch (uno::Exception const&) {
        throw ExportRefused("export.failed");
    }
    switch (choices.format) {
        case ExportFormat::html: return document_html(briefing_document(briefing, {.letter = choices.letter}));
        case ExportFormat::csv: return briefing_csv(briefing);
        case ExportFormat::json: return briefing_json(briefing);
        default: break;
    }
    return {};
}

}  // namespace adherence
