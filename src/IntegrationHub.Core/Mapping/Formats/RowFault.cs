using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>
/// A row of a table that could not be read. It stands among the good rows as an object with <c>#fault</c>, <c>#row</c> and
/// <c>#raw</c>, becomes a message of its own, and is quarantined alone.
/// </summary>
public static class RowFault
{
    internal const string Fault = "#fault";
    internal const string Row = "#row";
    internal const string Raw = "#raw";

    /// <summary>Gets why a row could not be read, or null where it could.</summary>
    public static Problem? Of(TokenTape tape, int node) =>
        tape.TryGetMember(node, "#fault"u8, out var fault) && tape.TryGetMember(node, "#row"u8, out var row) && tape.TryGetMember(node, "#raw"u8, out var raw)
            ? new Problem("FMT-0007", tape.GetString(fault), $"row {tape.GetString(row)}", RawValue: tape.GetString(raw))
            : null;
}
