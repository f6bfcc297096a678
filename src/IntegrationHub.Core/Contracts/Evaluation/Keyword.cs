namespace IntegrationHub.Core.Contracts;

/// <summary>One compiled keyword. It is asked only about values of the kinds that it concerns.</summary>
internal abstract class Keyword(string name)
{
    /// <summary>Its name in the schema, also the last part of its location.</summary>
    public string Name { get; } = name;

    /// <summary>Kinds that it concerns, one bit per <see cref="JsonKind"/>.</summary>
    public virtual int Kinds => SchemaNode.AnyType;

    /// <summary>Whether the value satisfies it. Children that it looked at are added to <paramref name="marks"/>, where somebody needs to know.</summary>
    public abstract bool Check(Evaluator evaluator, int node, Marks? marks);

    protected static int Bit(JsonKind kind) => 1 << (int)kind;
}
