using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Compile;

/// <summary>The member order of a contract, read from its shape once per place.</summary>
public sealed class ContractOrder : ITargetOrder
{
    // Contracts may nest without end (a component of a component); beyond this depth output follows the rules.
    private const int Deepest = 32;
    private readonly Dictionary<string, int> _ranks = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, ITargetOrder>> _members;
    private readonly Lazy<ITargetOrder?> _items;

    private ContractOrder(SchemaNodeInfo schema, int depth)
    {
        foreach (var property in schema.Properties)
        {
            _ranks.TryAdd(property.Name, _ranks.Count);
        }

        _members = new(() => depth >= Deepest ? [] : schema.Properties.ToDictionary(p => p.Name, p => (ITargetOrder)new ContractOrder(p.Schema, depth + 1), StringComparer.Ordinal));
        _items = new(() => depth < Deepest && schema.Items is { } items ? new ContractOrder(items, depth + 1) : null);
    }

    /// <inheritdoc />
    public ITargetOrder? Items => _items.Value;

    /// <summary>Reads the order of a contract.</summary>
    public static ITargetOrder Of(Contract contract) => Of(contract.Shape);

    /// <summary>Reads the order of a shape.</summary>
    public static ITargetOrder Of(ContractShape shape) => new ContractOrder(shape.Root, 0);

    /// <inheritdoc />
    public int Rank(string member) => _ranks.GetValueOrDefault(member, int.MaxValue);

    /// <inheritdoc />
    public ITargetOrder? Member(string name) => _members.Value.GetValueOrDefault(name);
}
