#include "parsers/container/signed_data.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace mailroom {
namespace {

struct Frees {
    void operator()(CMS_ContentInfo* cms) const { CMS_ContentInfo_free(cms); }
    void operator()(BIO* bio) const { BIO_free_all(bio); }
    void operator()(EVP_ENCODE_CTX* context) const { EVP_ENCODE_CTX_free(context); }
    void operator()(STACK_OF(X509) * certificates) const { sk_X509_free(certificates); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Frees>;

// 1.2.840.113549.1.7, the arc of the content types of PKCS #7.
constexpr std::string_view pkcs7_arc = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07";
// 1.2.840.113549.1.9.16.1, of those that CMS added.
constexpr std::string_view smime_arc = "\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01";

bool is_der(std::string_view bytes)
{
    constexpr std::size_t longest_length = 9;
    const auto start = bytes.substr(0, 1 + longest_length + smime_arc.size());
    return start.starts_with('\x30')
        && (start.find(pkcs7_arc) != start.npos || start.find(smime_arc) != start.npos);
}

std::string from_base64(std::string_view text)
{
    if (text.size() > std::numeric_limits<int>::max())
        return {};
    const Owned<EVP_ENCODE_CTX> context(EVP_ENCODE_CTX_new());
    EVP_DecodeInit(context.get());
    std::string out(text.size(), '\0');
    int size = 0, rest = 0;
    auto* into = reinterpret_cast<unsigned char*>(out.data());
    const auto* from = reinterpret_cast<const unsigned char*>(text.data());
    if (EVP_DecodeUpdate(context.get(), into, &size, from, static_cast<int>(text.size())) < 0)
        return {};
    if (EVP_DecodeFinal(context.get(), into + size, &rest) < 0)
        rest = 0;
    out.resize(static_cast<std::size_t>(size + rest));
    return out;
}

// RFC 7468: between the lines with the dashes.
std::string_view without_dashes(std::string_view text)
{
    constexpr std::string_view dashes = "-----";
    const auto label_end = text.find(dashes, dashes.size());
    if (!text.starts_with(dashes) || label_end == text.npos)
        return text;
    text.remove_prefix(label_end + dashes.size());
    return text.substr(0, text.find(dashes));
}

std::string_view der_of(std::string_view bytes, std::string& decoded)
{
    if (is_der(bytes))
        return bytes;
    decoded = from_base64(trimmed(without_dashes(trimmed(bytes))));
    return decoded;
}

std::string text_of(const X509_NAME* name, int nid)
{
    const int at = X509_NAME_get_index_by_NID(name, nid, -1);
    if (at < 0)
        return {};
    unsigned char* utf8 = nullptr;
    const int size =
        ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    std::string text;
    if (size > 0)
        text.assign(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size));
    OPENSSL_free(utf8);
    return text;
}

std::string name_of(const X509_NAME* name)
{
    for (const int nid : {NID_commonName, NID_organizationName, NID_pkcs9_emailAddress}) {
        if (auto text = text_of(name, nid); !text.empty())
            return text;
    }
    return "somebody without a name";
}

std::string signers_of(CMS_ContentInfo* cms)
{
    const Owned<STACK_OF(X509)> signers(CMS_get0_signers(cms));
    std::string names;
    for (int i = 0; i < sk_X509_num(signers.get()); ++i) {
        const auto* certificate = sk_X509_value(signers.get(), i);
        names += (i > 0 ? ", " : "") + name_of(X509_get_subject_name(certificate))
            + " (certificate by " + name_of(X509_get_issuer_name(certificate)) + ")";
    }
    return names;
}

// Reasons that prove the content changed; others only say that we cannot tell.
bool proves_a_change(unsigned long error)
{
    static constexpr std::array<int, 3> reasons{
        CMS_R_VERIFICATION_FAILURE, CMS_R_CONTENT_VERIFY_ERROR,
        CMS_R_MESSAGEDIGEST_ATTRIBUTE_WRONG_LENGTH};
    return ERR_GET_LIB(error) == ERR_LIB_CMS
        && std::ranges::find(reasons, ERR_GET_REASON(error)) != reasons.end();
}

std::optional<Check> check_signature(CMS_ContentInfo* cms)
{
    ERR_clear_error();
    const Owned<BIO> nowhere(BIO_new(BIO_s_null()));
    const bool intact =
        CMS_verify(
            cms, nullptr, nullptr, nullptr, nowhere.get(), CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY)
        == 1;
    if (intact)
        return Check{"signature", true, "signed by " + signers_of(cms)};
    bool changed = false;
    while (const auto error = ERR_get_error())
        changed = changed || proves_a_change(error);
    if (!changed)
        return std::nullopt;
    return Check{"signature", false, "the content is not what was signed"};
}

} // namespace

bool is_signed_data(std::string_view bytes)
{
    if (is_der(bytes))
        return true;
    constexpr std::size_t sample_bytes = 512;
    auto text = trimmed(without_dashes(trimmed(bytes.substr(0, sample_bytes))));
    return text.starts_with("MI") && is_der(from_base64(text.substr(0, 64)));
}

std::optional<SignedData> read_signed_data(std::string_view bytes)
{
    std::string decoded;
    const auto der = der_of(bytes, decoded);
    if (der.size() > std::numeric_limits<long>::max())
        return std::nullopt;
    const auto* from = reinterpret_cast<const unsigned char*>(der.data());
    const Owned<CMS_ContentInfo> cms(
        d2i_CMS_ContentInfo(nullptr, &from, static_cast<long>(der.size())));
    ERR_clear_error();
    if (cms == nullptr)
        return std::nullopt;
    SignedData data;
    const int type = OBJ_obj2nid(CMS_get0_type(cms.get()));
    data.encrypted = type == NID_pkcs7_enveloped || type == NID_pkcs7_encrypted
        || type == NID_id_smime_ct_authEnvelopedData;
    auto* const* content = data.encrypted ? nullptr : CMS_get0_content(cms.get());
    if (content == nullptr || *content == nullptr)
        return data;
    const auto size = ASN1_STRING_length(*content);
    data.content.emplace(
        reinterpret_cast<const char*>(ASN1_STRING_get0_data(*content)),
        static_cast<std::size_t>(std::max(size, 0)));
    if (type == NID_pkcs7_signed)
        data.signature = check_signature(cms.get());
    return data;
}

} // namespace mailroom
