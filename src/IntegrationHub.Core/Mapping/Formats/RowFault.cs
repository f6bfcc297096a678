using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>
/// A row of a table, a record or an EDI message that could not be read. It stands among the good ones as an object with
/// <c>#fault</c>, <c>#place</c> and <c>#raw</c>, becomes a message of its own, and is quarantined alone.
/// </summary>
public static class RowFault
{
    internal const string Fault = "#fault";
    internal const string Place = "#place";
    internal const string Raw = "#raw";

    /// <summary>Gets why a row could not be read, or null where it could.</summary>
    public static Problem? Of(TokenTape tape, int node) =>
        tape.TryGetMember(node, "#fault"u8, out var fault) && tape.TryGetMember(node, "#place"u8, out var place) && tape.TryGetMember(node, "#raw"u8, out var raw)
            ? new Problem("FMT-0007", tape.GetString(fault), tape.GetString(place), RawValue: tape.GetString(raw))
            : null;

    /// <summary>Writes the members of such an object.</summary>
    internal static void Write(TapeBuilder builder, string fault, string place, string raw)
    {
        builder.Name("#fault"u8);
        builder.Text(fault);
        builder.Name("#place"u8);
        builder.Text(place);
        builder.Name("#raw"u8);
        builder.Text(raw);
    }
}
