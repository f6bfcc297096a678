using System.Text.Json;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Translation;

/// <summary>What happens in a case, and which row of the policy table says so.</summary>
/// <param name="Case">The case that was asked.</param>
/// <param name="Action">What happens.</param>
/// <param name="Says">That in words.</param>
/// <param name="Reason">Why.</param>
/// <param name="Decided">The row that decided, with the version of the table.</param>
/// <param name="Lost">What the target no longer knows, in words; null where it knows as much as the source.</param>
/// <param name="Role">Who answers where it is refused.</param>
/// <param name="Deadline">By when, ISO 8601 duration.</param>
/// <param name="Lot">The lot that the row names for amounts.</param>
public sealed record PolicyAnswer(
    PolicyCase Case, TranslationAction Action, string Says, string? Reason, string Decided, string? Lost, string? Role, string? Deadline, string? Lot)
{
    /// <summary>Asks the table.</summary>
    public static PolicyAnswer Of(TranslationPolicy policy, PolicyCase one)
    {
        var cell = policy.Decide(one);
        var (says, lost) = Words(one, cell);
        return new PolicyAnswer(one, cell.Action, says, cell.Reason, policy.Name(cell) + (cell == policy.Default ? " (the default: no row covers the case)" : ""), lost, cell.Role, cell.Deadline, cell.Lot);
    }

    private static (string Says, string? Lost) Words(PolicyCase one, PolicyCell cell) => cell.Action switch
    {
        TranslationAction.Preserve => ("The target gets the material as it is named.", one.Source is SourceGranularity.Unit or SourceGranularity.SerialSet or SourceGranularity.Range
            && one.Target is TargetHolding.SerialRequired or TargetHolding.SerialOptional ? "the lot, where the source names one beside the piece" : null),
        TranslationAction.Aggregate when one.Source == SourceGranularity.Sublot => ("The target gets the lot that each sublot was split from, added up. A sublot of unknown lot is held back.", "which sublot it was"),
        TranslationAction.Aggregate => ("The target gets the lot of each piece, added up. A piece whose lot is unknown or disputed is held back.", "which pieces they were; a recall in the target alone fetches the whole lot"),
        TranslationAction.Expand when one.Source == SourceGranularity.Container => ("The target gets what lies in the container at the time of the event, each content by its own row.", "which container it was"),
        TranslationAction.Expand when one.Source == SourceGranularity.Quantity => ($"The target gets the amount out of lot {cell.Lot}, marked as assumed: it makes nothing certain.", null),
        TranslationAction.Expand => ("The target gets every piece of the lot by name, if the whole lot in its segment is meant and all its pieces are known; else it is held back.", null),
        TranslationAction.Candidates => ("The target gets the pieces that come into question, with how many of them are meant at least and at most.", "how many of each, and which"),
        TranslationAction.QuantityOnly => ("The target gets how much of which item.", "every name: piece, lot, container. The hub is the only record of them"),
        _ => ("Nothing is sent. The message waits for a person, and nothing else waits for it.", null),
    };

    /// <summary>Writes a code word as it stands in files and addresses.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
