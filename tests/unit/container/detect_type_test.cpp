#include "parsers/container/detect_type.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using namespace std::literals;

TEST(DetectType, KnowsBytesByWhatTheyAre)
{
    const std::vector<std::pair<std::string_view, std::string_view>> cases{
        {"%PDF-1.4\n%\xe2\xe3"sv, "application/pdf"},
        {"\0\0junk\n%PDF-1.4\n"sv, "application/pdf"},
        {"\x89PNG\r\n\x1a\n\0\0"sv, "image/png"},
        {"\xff\xd8\xff\xe0\0\x10JFIF"sv, "image/jpeg"},
        {"PK\x03\x04\0\0\0\0mimetype"sv, "application/zip"},
        {"PK\x03\x04\0\0xl/workbook.xml"sv,
         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"\x1f\x8b\x08\0"sv, "application/gzip"},
        {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0W\0o\0r\0k\0b\0o\0o\0k\0"sv,
         "application/vnd.ms-excel"},
        {"<!DOCTYPE html><html>"sv, "text/html"},
        {"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">"sv, "text/html"},
        {"\n<table><tr><td>1</td></tr></table>"sv, "text/html"},
        {"\xef\xbb\xbf<?xml version=\"1.0\"?><Invoice/>"sv, "application/xml"},
        {"<ubl:Invoice xmlns:ubl=\"urn:x\"/>"sv, "application/xml"},
        {"\xff\xfe<\0?\0x\0m\0l\0 \0v\0?\0>\0<\0a\0/\0>\0"sv, "application/xml"},
        {"Invoice;Date;Amount\n1;2026-01-01;2,50\n2;2026-01-02;3,50\n"sv, "text/csv"},
        {"Payer: Corran AB\nPaid: 2026-06-27\nNumber;Amount\n11;2,50\n12;3,50\n"sv, "text/csv"},
        {"a\tb\tc\n1\t2\t3\n"sv, "text/csv"},
        {"no,amount\n1,2\n3,4\n"sv, "text/csv"},
        {"number,paid to,sum\n7,Corran AB,12\n8,Velo AB,13\n"sv, "text/csv"},
        {"Netto      210,40\nMwSt        39,98\nSumme: 250,38 EUR\nBezahlt 1.250,38\n"sv,
         "text/plain"},
        {"\tPayer:\tCorran AB\n\tPaid:\t7 June\n\tNumber   Sum\n\t81      2,50\n\t9       8,00\n"sv,
         "text/plain"},
        {"Dear all,\n\nwe paid the invoice, the credit note, and more.\nThanks, Ann\n"sv,
         "text/plain"},
        {"UNB+UNOC:3+A+B+260101:1200+1'"sv, "application/edifact"},
        {"ISA*00*          *00*"sv, "application/edi-x12"},
        {"ISA\x1d"
         "00\x1d          \x1d"
         "00\x1d\x1fGS\x1e"sv,
         "application/edi-x12"},
        {"UNB\x1dUNOB\x1f"
         "1\x1d"
         "A\x1d"
         "B\x1c"sv,
         "application/edifact"},
        {"\xef\xbb\xbf\r\nUNB\x1dUNOB"sv, "application/edifact"},
        {"ISO 9735 \x1d is no text"sv, "application/octet-stream"},
        {":20:STARTUMSE\r\n:25:1/2\r\n"sv, "text/x-mt940"},
        {"From: a@example.com\r\nSubject: x\r\n\r\nbody"sv, "message/rfc822"},
        {"Content-Type: text/plain\n\nbody"sv, "message/rfc822"},
        {"Subject: lunch\nat noon"sv, "text/plain"},
        {"From a@example.com Mon Jan  1 00:00:00 2026\nFrom: a@x\nTo: b@x\n\nb"sv,
         "message/rfc822"},
        {"Subject: only one field\n\nNote: nothing\n"sv, "text/plain"},
        {"{\"a\": 1}"sv, "application/json"},
        {"BMW and MZ are letters"sv, "text/plain"},
        {"\x01\x02\x03"sv, "application/octet-stream"},
        {""sv, "application/octet-stream"},
    };
    for (const auto& [bytes, type] : cases)
        EXPECT_EQ(detect_type(bytes), type) << bytes;
}

} // namespace
} // namespace mailroom
