using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats.Idoc;

/// <summary>The two record types of a flat IDoc file, as SAP's record types documentation (transaction WE61) gives them.</summary>
internal static class IdocControl
{
    public const string Name = "EDI_DC40";

    /// <summary>How long a control record is.</summary>
    public const int ControlLength = 524;

    /// <summary>Where the data of a data record (EDI_DD40) begin, after SEGNAM, MANDT, DOCNUM, SEGNUM, PSGNUM and HLEVEL.</summary>
    public const int DataAt = 63;

    /// <summary>How long a data record is: 63 characters of administration and 1000 of data.</summary>
    public const int DataLength = 1063;

    /// <summary>Gets the control record.</summary>
    public static RecordKind Kind { get; } = new(Name, Name, [.. Place(
        ("TABNAM", 10), ("MANDT", 3), ("DOCNUM", 16), ("DOCREL", 4), ("STATUS", 2), ("DIRECT", 1), ("OUTMOD", 1), ("EXPRSS", 1), ("TEST", 1),
        ("IDOCTYP", 30), ("CIMTYP", 30), ("MESTYP", 30), ("MESCOD", 3), ("MESFCT", 3), ("STD", 1), ("STDVRS", 6), ("STDMES", 6),
        ("SNDPOR", 10), ("SNDPRT", 2), ("SNDPFC", 2), ("SNDPRN", 10), ("SNDSAD", 21), ("SNDLAD", 70),
        ("RCVPOR", 10), ("RCVPRT", 2), ("RCVPFC", 2), ("RCVPRN", 10), ("RCVSAD", 21), ("RCVLAD", 70),
        ("CREDAT", 8), ("CRETIM", 6), ("REFINT", 14), ("REFGRP", 14), ("REFMES", 14), ("ARCKEY", 70), ("SERIAL", 20))]);

    /// <summary>Gets the fields of a data record before its data.</summary>
    public static RecordKind Administration { get; } = new("EDI_DD40", "EDI_DD40", [.. Place(("SEGNAM", 30), ("MANDT", 3), ("DOCNUM", 16), ("SEGNUM", 6), ("PSGNUM", 6), ("HLEVEL", 2))]);

    /// <summary>Gets what stands in an IDoc: the control record, then the segments.</summary>
    public static RecordGroup Within(FormatLayout layout) => layout.Structure with { Members = [new RecordGroup(Name, Many: false, []), .. layout.Structure.Members] };

    /// <summary>Says why an IDoc is not one of the layout, or null.</summary>
    public static string? Wrong(FormatLayout layout, string type) => type == layout.Message ? null
        : $"The IDoc is of type '{type}', the layout {layout.Reference} of {layout.Message}. Send it to the interface that it is for, or correct 'layout' of the format.";

    private static IEnumerable<LayoutField> Place(params (string Name, int Length)[] fields)
    {
        var at = 0;
        foreach (var (name, length) in fields)
        {
            yield return new LayoutField(name, at, length);
            at += length;
        }
    }
}
