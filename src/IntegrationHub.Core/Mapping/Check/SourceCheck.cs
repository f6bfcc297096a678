using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Follows every pointer of a mapping through the contract of its input.</summary>
internal sealed class SourceCheck(ContractShape shape, MappingPlan plan, List<Problem> problems)
{
    private readonly Dictionary<string, SchemaNodeInfo> _sources = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Gets what the contract declares where a rule reads; null where it declares nothing.</summary>
    public SchemaNodeInfo? SourceOf(MappingRule rule) => _sources.GetValueOrDefault(rule.Id);

    public void Run()
    {
        foreach (var read in SourceReads.Of(plan))
        {
            Follow(read);
        }
    }

    /// <summary>Lists the scalar members that the contract declares and no rule reads.</summary>
    public IReadOnlyList<string> Unread()
    {
        var unread = new List<string>();
        Walk(shape.Root, "", 0, unread);
        return unread;
    }

    private void Walk(SchemaNodeInfo node, string pointer, int depth, List<string> unread)
    {
        if (_read.Contains(pointer) || depth > 12)
        {
            return;
        }

        foreach (var property in node.Properties)
        {
            Walk(property.Schema, JsonPointers.Append(pointer, property.Name), depth + 1, unread);
        }

        if (node.Items is { } items)
        {
            Walk(items, pointer + "/*", depth + 1, unread);
        }
        else if (node.Properties.Count == 0)
        {
            unread.Add(pointer);
        }
    }

    private void Follow(SourceRead read)
    {
        if (shape.TryResolve(read.Absolute, out var info))
        {
            if (read.Use != SourceUse.Presence)
            {
                _read.Add(SourceReads.Pattern(read.Absolute));
            }

            if (read is { Use: SourceUse.Value, Rule: { } rule })
            {
                _sources.TryAdd(rule, info);
            }

            return;
        }

        problems.Add(new Problem("MAP-0201", $"The contract {plan.File.From} declares nothing at {read.Absolute}. Correct the pointer, or declare the member in a new version of the contract.", read.Place, read.Rule, read.Pointer.Text));
    }
}
