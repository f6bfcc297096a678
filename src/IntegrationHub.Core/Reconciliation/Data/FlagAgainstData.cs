using System.Globalization;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Data;

/// <summary>Checks what stock and transactions carry against the flag. It is always checked, also where all flags agree: a flag that nobody keeps protects nobody.</summary>
public static class FlagAgainstData
{
    /// <summary>Finds the contradictions of one material reference.</summary>
    /// <param name="flags">The flag that holds; unknown levels contradict nothing.</param>
    /// <param name="material">What was sent.</param>
    /// <param name="lotIsSerial">Whether the text in the lot field is known as a serial number of the same item.</param>
    public static IEnumerable<DataContradiction> Of(TrackingFlags flags, MaterialReference material, bool lotIsSerial)
    {
        var (lot, serial) = (material.Lot is { Length: > 0 }, material.Serial is { Length: > 0 });
        if (serial && material.Quantity > 1 && material.Unit is null or "C62")
        {
            yield return DataContradiction.QuantityOnSerial;
        }

        if (lot && (serial ? string.Equals(material.Lot, material.Serial, StringComparison.Ordinal) : lotIsSerial))
        {
            yield return DataContradiction.SerialInLotField;
        }
        else if (!lot && !serial && material.Container is null && (flags.Lot == TrackingLevel.Required || flags.Serial == TrackingLevel.Required))
        {
            yield return DataContradiction.Untracked;
        }
        else if (lot && !serial && flags.Serial == TrackingLevel.Required)
        {
            yield return DataContradiction.SerialLeftOut;
        }
        else if (serial && !lot && flags.Lot == TrackingLevel.Required)
        {
            yield return DataContradiction.LotLeftOut;
        }
    }

    /// <summary>Says where in the flow an operation captures identities; null where it moves nothing.</summary>
    public static CapturePoint? PointOf(Operation operation) => operation switch
    {
        Operation.Receive or Operation.SubcontractIn => CapturePoint.Receipt,
        Operation.Issue or Operation.Backflush or Operation.SubcontractOut => CapturePoint.Issue,
        Operation.Produce or Operation.CoProduct or Operation.ByProduct or Operation.Rework => CapturePoint.Production,
        Operation.Transfer or Operation.Reallocate => CapturePoint.Transfer,
        Operation.Ship => CapturePoint.Delivery,
        Operation.Return => CapturePoint.Return,
        Operation.Count or Operation.Adjust => CapturePoint.Stock,
        _ => null,
    };

    /// <summary>Makes the findings of an item: one for each system, site and kind of contradiction.</summary>
    internal static IEnumerable<Finding> Findings(string item, ReconciliationInput input)
    {
        foreach (var group in input.Observations
            .GroupBy(o => (o.System, o.Site, o.Contradiction))
            .OrderBy(g => g.Key.System, StringComparer.Ordinal).ThenBy(g => g.Key.Site, StringComparer.Ordinal).ThenBy(g => g.Key.Contradiction))
        {
            var newest = group.OrderBy(o => o.LastAt).ThenBy(o => o.Message, StringComparer.Ordinal).Last();
            var (system, site, contradiction) = group.Key;
            var canSerial = input.Systems.FirstOrDefault(s => s.System == system)?.CanSerial ?? true;
            var relation = contradiction is DataContradiction.SerialInLotField or DataContradiction.NotItsEvent or DataContradiction.NotItsNumber ? Relation.Incomparable : Relation.Looser;

            // A system without serial numbers keeps them as lots of one piece: that is its nearest, not a mistake.
            var cause = contradiction == DataContradiction.SerialInLotField && !canSerial ? Cause.CannotExpress : Cause.Unexplained;
            yield return new Finding
            {
                Item = item,
                Site = site,
                Scope = newest.Point,
                Attribute = $"{Finding.DataAttribute}:{Spreadsheets.ReportJson.Word<DataContradiction>(contradiction)}",
                System = system,
                Values = [new() { System = system, Item = newest.Item, Value = Word(contradiction), Raw = newest.Raw, Path = newest.Message, ReadAt = newest.LastAt, Relation = relation }],
                Relation = relation,
                Cause = cause,
                Severity = SeverityRule.Of(Gate.None, relation, cause, input.Risk),
                NeedsPerson = cause == Cause.Unexplained,
                Explanation = string.Create(CultureInfo.InvariantCulture,
                    $"{system} sent {item} with {Word(contradiction)}{Point(newest.Point)}: {group.Sum(o => o.Count)} times, last in {newest.Message}{(newest.Raw is null ? "" : $" ('{newest.Raw}')")}."),
                Proposal = cause == Cause.Unexplained ? new(system, null, "the identity that the flag requires", [], Remedy(contradiction, system)) : null,
            };
        }
    }

    private static string Word(DataContradiction contradiction) => contradiction switch
    {
        DataContradiction.Untracked => "neither lot nor serial number, though its flag requires one",
        DataContradiction.SerialLeftOut => "a lot and no serial number, though its flag requires one",
        DataContradiction.LotLeftOut => "a serial number and no lot, though its flag requires one",
        DataContradiction.SerialInLotField => "a serial number in the lot field",
        DataContradiction.NotItsEvent => "an event that another system is to report by the authority policy",
        DataContradiction.NotItsNumber => "a new number that another system is to mint by the authority policy",
        _ => "more than one piece under one serial number",
    };

    private static string Point(CapturePoint? point) => point is null ? " in stock" : $" at {Spreadsheets.ReportJson.Word(point)}";

    private static string Remedy(DataContradiction contradiction, string system) => contradiction switch
    {
        DataContradiction.Untracked => $"Find out which pieces these were and capture them in {system}; until then a recall covers all of the item.",
        DataContradiction.SerialInLotField => $"Move the number to the serial field in {system}, or state in its system.yaml that it keeps serial numbers as lots of one piece.",
        DataContradiction.NotItsEvent => $"Stop {system} from reporting it, or change the rule in mappings/policies/authority.yaml; until then it may be counted twice.",
        DataContradiction.NotItsNumber => $"Find out who gave the number, and have {system} take it from the system that mints it, or change the rule in mappings/policies/authority.yaml.",
        DataContradiction.QuantityOnSerial => $"Give each piece a number of its own in {system}, or say that the number is a lot.",
        _ => $"Capture the missing identity in {system}, or decide that its flag asks for too much.",
    };
}
