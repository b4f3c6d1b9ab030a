#include "extension/files.hpp"

#include <com/sun/star/io/IOException.hpp>
#include <com/sun/star/io/XInputStream.hpp>
#include <com/sun/star/io/XOutputStream.hpp>
#include <com/sun/star/ucb/SimpleFileAccess.hpp>
#include <com/sun/star/ui/dialogs/ExecutableDialogResults.hpp>
#include <com/sun/star/ui/dialogs/FilePicker.hpp>
#include <com/sun/star/ui/dialogs/TemplateDescription.hpp>
#include <com/sun/star/ui/dialogs/XFilePickerControlAccess.hpp>
#include <osl/file.hxx>

namespace adherence {

using namespace css;
using uno::Reference;

namespace {

constexpr sal_Int32 most_read = 8 * 1024 * 1024 + 1, piece = 64 * 1024;

/// Where a link leads: that is what is replaced, not the link.
rtl::OUString file_behind(rtl::OUString const& url) {
    osl::DirectoryItem item;
    osl::FileStatus status(osl_FileStatus_Mask_Type | osl_FileStatus_Mask_LinkTargetURL);
    if (osl::DirectoryItem::get(url, item) != osl::FileBase::E_None || item.getFileStatus(status) != osl::FileBase::E_None) return url;
    return status.getFileType() == osl::FileStatus::Link && status.isValid(osl_FileStatus_Mask_LinkTargetURL) ? status.getLinkTargetURL() : url;
}

/// At once. The office's own way takes the old file away before, and where it is ended in between there is neither.
void put_in_place(Reference<ucb::XSimpleFileAccess3> const& files, rtl::OUString const& beside, rtl::OUString const& target) {
    if (!target.startsWith("file:")) return files->move(beside, target);
    if (osl::File::move(beside, target) != osl::FileBase::E_None) throw io::IOException("not put in place: " + target, nullptr);
}

}  // namespace

std::optional<std::string> pick_file(CommandPlace const& place, FileUse use, FileKind const& kind, std::string const& name) {
    auto const dialog = use == FileUse::open ? ui::dialogs::TemplateDescription::FILEOPEN_SIMPLE : ui::dialogs::TemplateDescription::FILESAVE_AUTOEXTENSION;
    auto const picker = ui::dialogs::FilePicker::createWithMode(place.context, dialog);
    picker->appendFilter(calc::to_ustring(kind.shown), calc::to_ustring("*." + kind.extension));
    // Beside the document, where it has a place.
    if (rtl::OUString const document = place.document()->getURL(); document.startsWith("file:")) picker->setDisplayDirectory(document.copy(0, document.lastIndexOf('/')));
    if (!name.empty()) picker->setDefaultName(calc::to_ustring(name));
    if (picker->execute() != ui::dialogs::ExecutableDialogResults::OK) return {};
    auto const files = picker->getSelectedFiles();
    if (files.getLength() == 0) return {};
    return calc::to_utf8(files.getConstArray()[0]);
}

std::string shown_file(std::string const& url) {
    rtl::OUString path;
    if (osl::FileBase::getSystemPathFromFileURL(calc::to_ustring(url), path) != osl::FileBase::E_None) return url;
    return calc::to_utf8(path);
}

std::string read_file(Reference<uno::XComponentContext> const& context, std::string const& url) {
    auto const stream = ucb::SimpleFileAccess::create(context)->openFileRead(calc::to_ustring(url));
    std::string content;
    uno::Sequence<sal_Int8> bytes;
    while (static_cast<sal_Int32>(content.size()) < most_read) {
        sal_Int32 const count = stream->readBytes(bytes, piece);
        content.append(reinterpret_cast<char const*>(bytes.getConstArray()), static_cast<std::size_t>(count));
        if (count < piece) break;
    }
    stream->closeInput();
    return content;
}

void write_file(Reference<uno::XComponentContext> const& context, std::string const& url, std::string const& content) {
    auto const files = ucb::SimpleFileAccess::create(context);
    rtl::OUString const target = file_behind(calc::to_ustring(url));
    rtl::OUString beside = target + ".part";
    for (int number = 2; files->exists(beside); ++number) beside = target + "." + rtl::OUString::number(number) + ".part";
    try {
        auto const stream = files->openFileWrite(beside);
        stream->writeBytes({reinterpret_cast<sal_Int8 const*>(content.data()), static_cast<sal_Int32>(content.size())});
        stream->closeOutput();
        put_in_place(files, beside, target);
    } catch (uno::Exception const&) {
        if (files->exists(beside)) files->kill(beside);
        throw;
    }
}

}  // namespace adherence
