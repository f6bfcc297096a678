using IntegrationHub.Core.Mapping.Language;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>Where rules stand: turns their relative pointers into paths from the root, and finds the member of the canonical message.</summary>
internal sealed class RuleScope
{
    private readonly string _message;
    private readonly bool _isOutbound;
    private readonly string[] _target;
    private readonly IReadOnlyList<string[]> _sources;

    /// <summary>The top of an output.</summary>
    public RuleScope(MappingFile file, MappingOutput output)
    {
        _isOutbound = IsOutbound(file, output);
        _message = Message(file, output);
        _target = [];
        _sources = output.ForEach is { } each ? Within([[]], each) : [[]];
    }

    private RuleScope(RuleScope around, MappingRule loop)
    {
        (_message, _isOutbound) = (around._message, around._isOutbound);
        _target = [.. around._target, .. Names(loop.Into), "*"];
        _sources = Within(around._sources, loop.ForEach!);
    }

    /// <summary>Names the canonical message that a mapping makes, or reads where it makes a document for a target.</summary>
    public static string Message(MappingFile file, MappingOutput output) => (IsOutbound(file, output) ? file.From : output.To).Id.Text.Split('/')[^1];

    public RuleScope Inside(MappingRule loop) => new(this, loop);

    public string Target(MappingRule rule) => Text([.. _target, .. Names(rule.Set ?? rule.Into), .. rule.ForEach is null ? [] : new[] { "*" }]);

    /// <summary>Finds the canonical member of a rule: what it sets, or for a target what it reads.</summary>
    public (string? Member, MemberRole Role) MemberOf(MappingRule rule)
    {
        if (!_isOutbound)
        {
            string[] set = [.. _target, .. Names(rule.Set ?? rule.Into), .. rule.ForEach is null ? [] : new[] { "*" }];
            return (Text(set), CanonicalMembers.Role(_message, set));
        }

        var read = Read(rule).Select(path => (Member: (string?)Text(path), Role: CanonicalMembers.Role(_message, path))).ToList();
        // A document for a target has members of its own: a movement type decides what is posted, a header text nothing.
        return read.Count == 0 ? (null, IsProse(rule) ? MemberRole.Data : MemberRole.Participation)
            : read.MaxBy(pair => RoleEffects.Of(pair.Role, Effect.Loss).Class);
    }

    private static bool IsOutbound(MappingFile file, MappingOutput output) =>
        file.From.Id.Text.StartsWith(CanonicalMembers.Folder, StringComparison.Ordinal) && !output.To.Id.Text.StartsWith(CanonicalMembers.Folder, StringComparison.Ordinal);

    private static bool IsProse(MappingRule rule) => rule.Set is { Tokens.Count: > 0 } set
        && new[] { "text", "name", "description", "note", "remark", "comment", "title" }.Any(word => set.Tokens[^1].Contains(word, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string[]> Read(MappingRule rule)
    {
        if (rule.ForEach is { } each)
        {
            return [Within(_sources, each)[^1]];
        }

        return rule.Template is { } template ? template.Parts.Where(part => part.Value is not null).Select(part => From(part.Value!))
            : rule.From is { } from ? [[.. From(from), .. Taken(rule)]]
            : [];
    }

    // `filter: { take: /serial }` reads the serial numbers of the list, and not the list.
    private static IEnumerable<string> Taken(MappingRule rule)
    {
        foreach (var call in rule.Do)
        {
            var taken = call.Name switch
            {
                "filter" or "first" => call.Argument?["take"] ?? (call.Argument is { IsScalar: true } alone ? alone : null),
                "sum" => call.Argument?["of"] ?? (call.Argument is { IsScalar: true } alone ? alone : null),
                _ => null,
            };
            if (taken is not null)
            {
                return ["*", .. taken.Source.Split('/', StringSplitOptions.RemoveEmptyEntries)];
            }
        }

        return [];
    }

    private string[] From(MappingPointer pointer) => From(_sources, pointer);

    private static string[] From(IReadOnlyList<string[]> levels, MappingPointer pointer) => [.. levels[Math.Max(0, levels.Count - 1 - pointer.Up)], .. Names(pointer)];

    // A loop through arrays in arrays is a level for each of them. The elements of a group are elements of the array that was grouped, and
    // its pointers already say so.
    private static List<string[]> Within(IReadOnlyList<string[]> around, MappingPointer each)
    {
        if (each is { OfGroup: true, Tokens.Count: 0 })
        {
            return [.. around, From(around, each)];
        }

        List<string[]> levels = [.. around];
        foreach (var loop in each.Loops)
        {
            levels.Add([.. From(levels, loop), "*"]);
        }

        return levels;
    }

    private static IEnumerable<string> Names(MappingPointer? pointer) =>
        (pointer?.Tokens ?? []).Select(token => token.Length > 0 && token.All(char.IsAsciiDigit) ? "*" : token);

    private static string Text(IReadOnlyList<string> path) => string.Concat(path.Select(name => "/" + name));
}
