using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>A function with its arguments bound. It is pure: same value and state, same result.</summary>
internal delegate MapValue BoundFunction(MapValue value, RunState state);

/// <summary>A function that a rule can name in <c>do</c>: one file each, documented by its declaration.</summary>
internal abstract class MappingFunction
{
    public abstract FunctionDeclaration Declaration { get; }

    /// <summary>Gets which values it takes and what it makes of them.</summary>
    public virtual FunctionTypes Types => FunctionTypes.TextByText;

    /// <summary>Gets whether it chooses from what the source sent and makes nothing of its own: <c>keepRaw</c> then keeps what was chosen.</summary>
    public virtual bool Chooses => false;

    /// <summary>Reads the arguments and returns what runs. Faults go to the arguments' report.</summary>
    public abstract BoundFunction Bind(FunctionArguments arguments);

    /// <summary>Runs on text; a list is worked on item by item.</summary>
    protected static BoundFunction OnText(Func<string, MapValue> function) => (value, state) => EachText(value, state, (text, _) => function(text));

    /// <summary>Runs on text with the state at hand; a list is worked on item by item.</summary>
    protected static BoundFunction OnText(Func<string, RunState, MapValue> function) => (value, state) => EachText(value, state, function);

    /// <summary>Runs on an exact decimal, from a number or from text with a decimal point.</summary>
    protected static BoundFunction OnDecimal(Func<decimal, MapValue> function) => (value, state) =>
        state.TryDecimal(value, out var number)
            ? function(number)
            : MapValue.Failed($"A decimal number is expected, found '{state.Show(value)}'. Correct it at the source, or read it with 'decimal' and its separators.");

    /// <summary>Runs on an exact decimal and a second one, which an argument states or points to; nothing where there is none to point to.</summary>
    protected static BoundFunction OnDecimals(FunctionArguments arguments, string name, Func<decimal, decimal, MapValue> function)
    {
        if (!arguments.IsPointer(name))
        {
            var constant = arguments.Decimal(name, 1);
            return OnDecimal(number => function(number, constant));
        }

        var pointer = arguments.Pointer(name);
        return (value, state) =>
        {
            var other = pointer is null ? MapValue.Absent : MapValue.OfNode(state.Find(pointer));
            return other.IsAbsent ? MapValue.Absent
                : state.TryDecimal(other, out var second) ? OnDecimal(number => function(number, second))(value, state)
                : MapValue.Failed($"{pointer} is '{state.Show(other)}', no decimal number. Correct it at the source.");
        };
    }

    /// <summary>Runs on a list.</summary>
    protected static BoundFunction OnList(Func<IReadOnlyList<MapValue>, RunState, MapValue> function) => (value, state) =>
        state.TryItems(value, out var items)
            // A list function within a loop over the same list is quadratic: its items count as steps.
            ? state.Step(items.Count) ? function(items, state) : MapValue.Absent
            : MapValue.Failed($"A list is expected, found '{state.Show(value)}'. Point 'from' at the list.");

    /// <summary>Makes quantity text of a result, or a refusal where the databases could not hold it exactly.</summary>
    protected static MapValue Quantity(decimal number) => DecimalText.Fits(number)
        ? MapValue.OfText(DecimalText.Shortest(number))
        : MapValue.Failed($"{DecimalText.Shortest(number)} has more than 16 digits before or 12 after the point. Round it with a named scale and mode.");

    private static MapValue EachText(in MapValue value, RunState state, Func<string, RunState, MapValue> function)
    {
        if (state.TryText(value, out var text))
        {
            return function(text, state);
        }

        if (!state.TryItems(value, out var items))
        {
            return MapValue.Failed("Text is expected, found an object. Point 'from' at one of its members.");
        }

        var results = new List<MapValue>(items.Count);
        foreach (var item in items)
        {
            var result = EachText(item, state, function);
            if (result.IsFailed || !state.Step())
            {
                return result;
            }

            results.Add(result);
        }

        return MapValue.OfList(results);
    }
}
