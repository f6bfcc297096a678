using System.Globalization;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Judges and words the flags of a spreadsheet comparison. Words cost more than the comparison, so they are made for whoever reads them.</summary>
internal sealed class FileFindings(IReadOnlyList<LoadedMaster> masters, ComparisonOptions options)
{
    /// <summary>Judges the flag of an item: all files among each other, or each other file against the one that is right.</summary>
    /// <param name="authority">The file that is right; -1 where none is.</param>
    /// <param name="values">What each file says.</param>
    public IEnumerable<Judgement> Judge(int authority, FileValue[] values)
    {
        if (authority < 0)
        {
            if (AmongEquals(values) is { Gate: not Gate.None } found)
            {
                yield return found;
            }

            yield break;
        }

        if (GateOf([values[authority]], authority) is { } own)
        {
            yield return new(authority, own, null);
            yield break;
        }

        for (var file = 0; file < values.Length; file++)
        {
            var relation = Usable(values[file]) ? values[file].Flags.AgainstRequired(values[authority].Flags) : null;
            var gate = GateOf([values[file]], file) ?? Gate.None;
            if (file != authority && (gate != Gate.None || relation is not (null or Relation.Equal)))
            {
                yield return new(file, gate, relation == Relation.Equal ? null : relation);
            }
        }
    }

    /// <summary>Words a judgement.</summary>
    public Finding Word(Judgement found, int authority, string item, string? site, FileValue[] values)
    {
        var (file, gate, relation) = (found.File, found.Gate, found.Relation);
        if (authority < 0)
        {
            var strictest = Strictest(values);
            var among = RelationsTo(strictest, values);
            return Make(item, site, null, gate, relation, values, among, TextOf(item, site, gate, relation, values, strictest), ProposalOf(item, site, gate, relation, values, among, strictest));
        }

        var relations = new Relation?[values.Length];
        if (file == authority)
        {
            return Make(item, site, masters[file].Name, gate, null, values, relations, TextOf(item, site, gate, null, values, default), ProposalOf(item, site, gate, null, values, relations, default, authority));
        }

        relations[file] = relation;
        var (right, name, system) = (values[authority], masters[authority].Name, new SystemCapability { System = masters[file].Name });
        var text = gate == Gate.None
            ? FindingText.Of(relation!.Value, Cause.Unexplained, system.System, values[file].Flags, name, right.Flags)
            : TextOf(item, site, gate, relation, [.. values.Select((v, i) => i == file ? v : v with { Presence = Presence.Present, Contradicted = false, Cells = right.Cells })], right.Flags);
        var proposal = gate == Gate.None
            ? FindingText.Correct(system, PathOf(file, values[file]), right.Flags, relation!.Value, AuthorityStage.Lead)
            : ProposalOf(item, site, gate, relation, values, relations, right.Flags, file);
        return Make(item, site, system.System, gate, relation, values, relations, text, proposal) with { Authority = name };
    }

    /// <summary>Proposes that differently written numbers are one item.</summary>
    public Finding Alias(string item, string?[] numbers, int[] keys)
    {
        var spelled = numbers.Select((n, i) => (Number: n, Name: masters[i].Name, File: i)).Where(p => p.Number is not null).ToList();
        var differences = spelled.SelectMany(p => ItemNumber.Differences(p.Number!, item)).Distinct(StringComparer.Ordinal);
        var text = string.Join(", ", spelled.Select(p => $"{p.Name} writes '{p.Number}'"));
        return new()
        {
            Item = item,
            Attribute = Finding.ItemAttribute,
            Relation = Relation.FormatOnly,
            Severity = SeverityRule.Of(Gate.None, Relation.FormatOnly, null, options.Risk),
            NeedsPerson = true,
            Values = [.. spelled.Select(p => new SystemValue
            {
                System = p.Name,
                Item = p.Number,
                Value = p.Number!,
                Raw = p.Number,
                Path = $"{masters[p.File].Guess.File}!{masters[p.File][masters[p.File].First(keys[p.File])].Line.ToString(CultureInfo.InvariantCulture)}:{masters[p.File].Guess.Key!.Column}",
                Relation = string.Equals(p.Number, item, StringComparison.Ordinal) ? Relation.Equal : Relation.FormatOnly,
            })],
            Explanation = $"{text}: only {string.Join(" and ", differences)} differ, and no other number comes as near. They were compared as one item.",
            Proposal = new(spelled.First(p => p.Number != item).Name, masters[spelled.First(p => p.Number != item).File].Guess.Key!.Column, item, [], "Confirm that they are one item (--accept-format-only for all such), or say that they are two."),
        };
    }

    // The gate that comes first is the finding's; a difference that is already certain is named beside it.
    private Judgement AmongEquals(FileValue[] values)
    {
        var strictest = Strictest(values);
        var differs = RelationsTo(strictest, values).Any(r => r is not (null or Relation.Equal));
        Relation? relation = !differs ? null : values.Where((v, i) => Usable(v) && Attains(i, v, strictest)).Any() ? Relation.Looser : Relation.Incomparable;
        var gate = GateOf(values) ?? (differs ? Gate.NoAuthority : Gate.None);
        return new(-1, gate == Gate.NotApplicable && differs && values.Count(Usable) > 1 ? Gate.NoAuthority : gate, relation);
    }

    private static Relation?[] RelationsTo(TrackingFlags strictest, FileValue[] values) => [.. values.Select(v => Usable(v) ? v.Flags.AgainstRequired(strictest) : null)];

    private static bool Usable(FileValue value) => value is { Presence: Presence.Present, Contradicted: false };

    private static TrackingFlags Strictest(FileValue[] values)
    {
        var (lot, serial) = (TrackingLevel.Unknown, TrackingLevel.Unknown);
        foreach (var value in values.Where(Usable))
        {
            lot = value.Flags.Lot > lot ? value.Flags.Lot : lot;
            serial = value.Flags.Serial > serial ? value.Flags.Serial : serial;
        }

        return new(lot, serial);
    }

    // A file reaches the strictest only with what it really says of every level that others differ in.
    private bool Attains(int file, FileValue value, TrackingFlags strictest) =>
        (!masters[file].SpeaksOfLot || value.Flags.Lot == strictest.Lot)
        && (!masters[file].SpeaksOfSerial || value.Flags.Serial == strictest.Serial)
        && (masters[file].SpeaksOfLot || strictest.Lot <= TrackingLevel.None)
        && (masters[file].SpeaksOfSerial || strictest.Serial <= TrackingLevel.None);

    private Gate? GateOf(FileValue[] values, int single = -1)
    {
        Gate? gate = null;
        for (var i = 0; i < values.Length; i++)
        {
            Gate? own = values[i].Presence switch
            {
                Presence.Unresolved => Gate.IdentityUnresolved,
                Presence.Missing => Gate.MissingInSystem,
                Presence.NotExtended or Presence.OutOfUse => Gate.NotApplicable,
                _ when values[i].Contradicted => Gate.IdentityUnresolved,
                _ => Unknown(single < 0 ? i : single, values[i]) ? Gate.UnknownValue : null,
            };
            gate = Rank(own) > Rank(gate) ? own : gate;
        }

        return gate;
    }

    private static int Rank(Gate? gate) => gate switch { null => 0, Gate.NotApplicable => 1, Gate.UnknownValue => 2, Gate.MissingInSystem => 3, _ => 4 };

    private bool Unknown(int file, FileValue value) =>
        (masters[file].SpeaksOfLot && value.Flags.Lot == TrackingLevel.Unknown) || (masters[file].SpeaksOfSerial && value.Flags.Serial == TrackingLevel.Unknown);

    private string TextOf(string item, string? site, Gate gate, Relation? relation, FileValue[] values, TrackingFlags strictest)
    {
        string Names(Func<FileValue, int, bool> which) => string.Join(" and ", masters.Select((m, i) => (m.Name, i)).Where(p => which(values[p.i], p.i)).Select(p => p.Name));
        var said = string.Join(", ", masters.Select((m, i) => (m, i)).Where(p => values[p.i].Cells is not null).Select(p => $"{p.m.Name} says {Said(p.i, values[p.i])}"));
        var differs = relation is null ? "" : $" Besides: {said}.";
        return gate switch
        {
            Gate.MissingInSystem => $"{Names((v, _) => v.Presence == Presence.Missing)} does not have {item}.{differs}",
            Gate.IdentityUnresolved when values.Any(v => v.Contradicted) => $"{Names((v, _) => v.Contradicted)} has more than one row for {item} and they say different things; none was taken.{differs}",
            Gate.IdentityUnresolved => $"{Names((v, _) => v.Presence == Presence.Unresolved)} has no {item}, but a row that may be it: another spelling, or one that was refused.{differs}",
            Gate.UnknownValue => $"{Names((v, i) => Usable(v) && Unknown(i, v))} does not say how {item} is tracked in words that are known; unknown is never taken for untracked.{differs}",
            Gate.NotApplicable => $"{Names((v, _) => v.Presence is Presence.OutOfUse or Presence.NotExtended)} has {item} as deleted, phantom, or not at {site ?? "this site"}.{differs}",
            _ => $"{said}: {(relation == Relation.Incomparable ? "each keeps something that another does not" : "the strictest is " + strictest)}. No authority says which is right.",
        };
    }

    private Proposal? ProposalOf(string item, string? site, Gate gate, Relation? relation, FileValue[] values, Relation?[] relations, TrackingFlags strictest, int only = -1)
    {
        int Find(Func<FileValue, int, bool> which) => only >= 0 ? only : Enumerable.Range(0, values.Length).First(i => which(values[i], i));
        switch (gate)
        {
            case Gate.MissingInSystem:
                return FindingText.Create(masters[Find((v, _) => v.Presence == Presence.Missing)].Name, item, site, strictest);
            case Gate.UnknownValue:
                var file = Find((v, i) => Usable(v) && Unknown(i, v));
                var raw = RawOf(file, values[file]);
                return FindingText.Name(masters[file].Name, PathOf(file, values[file]), string.IsNullOrWhiteSpace(raw) ? null : raw);
            case Gate.NoAuthority when relation == Relation.Looser:
                var looser = Find((_, i) => relations[i] == Relation.Looser);
                return new(masters[looser].Name, PathOf(looser, values[looser]), strictest.ToString(), ["no stock, no serial numbers and no open orders exist (most systems freeze the flag then)"],
                    $"Decide which is right (--authority NAME judges all). If it is the strictest: set {PathOf(looser, values[looser])} in {masters[looser].Name} to {strictest}.");
            case Gate.NoAuthority:
                return new(string.Join(", ", masters.Where((_, i) => relations[i] is not (null or Relation.Equal)).Select(m => m.Name)), null, "to be decided", [], "Decide which is right (--authority NAME judges all), then correct the others.");
            case Gate.IdentityUnresolved:
                return new(masters[Find((v, _) => v.Presence == Presence.Unresolved || v.Contradicted)].Name, null, item, [], "Correct the rows so that exactly one is this item, and export again.");
            default:
                return null;
        }
    }

    private Finding Make(string item, string? site, string? system, Gate gate, Relation? relation, FileValue[] values, Relation?[] relations, string text, Proposal? proposal) => new()
    {
        Item = item,
        Site = site,
        Attribute = Finding.TrackingAttribute,
        System = system,
        Gate = gate,
        Relation = relation,
        Cause = gate == Gate.NotApplicable || (gate == Gate.UnknownValue && relation is null) ? null : Cause.Unexplained,
        Severity = SeverityRule.Of(gate, relation, null, options.Risk),
        NeedsPerson = SeverityRule.NeedsPerson(gate, relation, null),
        Explanation = text,
        Proposal = proposal,
        Values = [.. values.Select((v, i) => (v, i)).Where(p => p.v.Cells is not null).Select(p => new SystemValue
        {
            System = masters[p.i].Name,
            Item = p.v.Item,
            Value = Said(p.i, p.v),
            Lot = p.v.Flags.Lot,
            Serial = p.v.Flags.Serial,
            Raw = RawOf(p.i, p.v),
            Path = PathOf(p.i, p.v),
            Relation = relations[p.i],
        })],
    };

    // A file without a serial column is silent about serial numbers, which is less than saying "unknown".
    private string Said(int file, FileValue value) => (masters[file].SpeaksOfLot, masters[file].SpeaksOfSerial) switch
    {
        (true, false) => "lot " + value.Flags.Lot.ToString().ToLowerInvariant(),
        (false, true) => "serial " + value.Flags.Serial.ToString().ToLowerInvariant(),
        _ => value.Flags.ToString(),
    };

    private string RawOf(int file, FileValue value)
    {
        var flags = masters[file].Guess.Flags;
        var cells = value.Cells!.Raw;
        return flags.Count == 1 ? cells[0] : string.Join("; ", flags.Select((f, i) => $"{f.Column}={cells[i]}"));
    }

    private string PathOf(int file, FileValue value) =>
        $"{masters[file].Guess.File}!{value.Line.ToString(CultureInfo.InvariantCulture)}:{masters[file].FlagColumns}";
}
