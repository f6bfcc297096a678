namespace IntegrationHub.Core.Tests.Mapping.Formats;

/// <summary>Made-up layouts of fixed-width files and IDoc segments.</summary>
internal static class LayoutSamples
{
    /// <summary>Receipts of a warehouse host: a head, receipts with serial numbers, a trailer that counts.</summary>
    public const string Host = """
        language: 1
        layout: host/receipts
        version: 1.0.0
        of: fixed
        encoding: windows-1252
        length: 40
        tag: { at: 1, length: 2 }
        records:
          header: { tag: "01", fields: [{ name: sender, at: 3, length: 10 }, { name: day, length: 8 }] }
          receipt:
            tag: "10"
            fields:
              - { name: item, at: 3, length: 10 }
              - { name: quantity, length: 10, decimals: 3, sign: trailing }
              - { name: lot, at: 23, length: 8, align: right, pad: "0" }
          serial: { tag: "11", fields: [{ name: number, at: 3, length: 12 }] }
          trailer: { tag: "99", fields: [{ name: records, at: 3, length: 6, align: right, pad: "0" }] }
        counts: [{ record: trailer, field: records, of: [receipt, serial] }]
        structure: [header, receipt*: [serial*], trailer]
        """;

    /// <summary>A file with one kind of record, in EBCDIC and without lines.</summary>
    public const string Ebcdic = """
        language: 1
        layout: host/flags
        version: 1.0.0
        of: fixed
        encoding: ibm273
        length: 12
        ends: none
        records: { flag: { fields: [{ name: item, length: 10 }, { name: lot, length: 1 }, { name: serial, length: 1 }] } }
        structure: [flag*]
        """;

    /// <summary>An IDoc type of a house's own, with places for the flat file.</summary>
    public const string Idoc = """
        language: 1
        layout: house/items
        version: 1.0.0
        of: idoc
        message: ZITEMS01
        records:
          Z1ITEM: { tag: Z2ITEM000, fields: [{ name: MATNR, length: 18 }, { name: XCHPF, length: 1 }, { name: BRGEW, length: 13, decimals: 3 }] }
          Z1TEXT: { tag: Z2TEXT000, fields: [{ name: SPRAS, length: 1 }, { name: MAKTX, length: 40 }] }
          Z1PLNT: { tag: Z2PLNT000, fields: [{ name: WERKS, length: 4 }, { name: SERNP, length: 4 }] }
          Z1STOR: { tag: Z2STOR000, fields: [{ name: LGORT, length: 4 }] }
        structure:
          - Z1ITEM*: [Z1TEXT*, Z1PLNT*: [Z1STOR*]]
        """;

    /// <summary>One long field, for texts of any kind.</summary>
    public const string Text = """
        language: 1
        layout: host/text
        version: 1.0.0
        of: fixed
        records: { line: { fields: [{ name: text, length: 2000 }] } }
        structure: [line*]
        """;

    public static IReadOnlyList<string> All { get; } = [Host, Ebcdic, Idoc, Text];
}
