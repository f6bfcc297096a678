using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;

namespace IntegrationHub.Core.Mapping.Run;

/// <summary>Where one run of a plan stands: the input, the elements that surround the rule, what was found wrong so far.</summary>
internal sealed class RunState(TokenTape tape, int root, MappingRunContext context, int rules)
{
    private readonly List<int> _levels = new(4) { root };
    private readonly List<int> _ordinals = new(4);
    private readonly bool[] _hits = new bool[rules];
    private readonly long _mostSteps = context.Budget.Steps;
    private Stack<(int Depth, IReadOnlyList<int> Elements)>? _groups;
    private SortedSet<int>? _assumed;
    private long _steps;

    public TokenTape Tape => tape;

    public MappingRunContext Context => context;

    public List<Problem> Problems { get; } = [];

    /// <summary>Gets the rules whose value a code list's fallback gave.</summary>
    public IReadOnlyCollection<int> Assumed => _assumed ?? (IReadOnlyCollection<int>)[];

    public bool[] Hits => _hits;

    /// <summary>Gets or sets the id of the rule that runs.</summary>
    public string Rule { get; set; } = "";

    /// <summary>Gets whether the budget is used up: nothing is worth doing any more.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Gets the element that pointers are relative to.</summary>
    public int Current => _levels[^1];

    /// <summary>Gets the ordinals of the surrounding elements, for example <c>2/0</c>; <c>0</c> outside of any.</summary>
    public string Ordinal => _ordinals.Count == 0 ? "0" : string.Join('/', _ordinals.Select(o => o.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Gets the elements of the nearest group; none outside of any.</summary>
    public IReadOnlyList<int> Group => _groups is { Count: > 0 } groups ? groups.Peek().Elements : [];

    public void Assume(int rule) => (_assumed ??= []).Add(rule);

    /// <summary>Counts a step.</summary>
    /// <returns>False where the budget is used up.</returns>
    public bool Step(int count = 1)
    {
        if ((_steps += count) <= _mostSteps)
        {
            return !Stopped;
        }

        Stop($"The mapping took more than {context.Budget.Steps.ToString(CultureInfo.InvariantCulture)} steps. Split the message, or raise the budget of the interface.");
        return false;
    }

    public void Stop(string message)
    {
        if (!Stopped)
        {
            Stopped = true;
            Problems.Add(new Problem("MAP-0104", message, Here, Rule));
        }
    }

    public void Enter(int element, int ordinal, IReadOnlyList<int>? group = null)
    {
        _levels.Add(element);
        _ordinals.Add(ordinal);
        if (group is not null)
        {
            (_groups ??= new()).Push((_levels.Count, group));
        }
    }

    public void Leave()
    {
        if (_groups is { Count: > 0 } groups && groups.Peek().Depth == _levels.Count)
        {
            groups.Pop();
        }

        _levels.RemoveAt(_levels.Count - 1);
        _ordinals.RemoveAt(_ordinals.Count - 1);
    }

    /// <summary>Finds what every element of the nearest group has at a pointer; elements that have nothing there are left out.</summary>
    public List<MapValue> FindAll(MappingPointer pointer)
    {
        var found = new List<MapValue>(Group.Count);
        foreach (var element in Group)
        {
            var node = pointer.Resolve(tape, element);
            if (Step() && node >= 0 && tape.Kind(node) != JsonKind.Null)
            {
                found.Add(MapValue.OfNode(node));
            }
        }

        return found;
    }

    /// <summary>Finds the value of a pointer, or -1. JSON null is as good as nothing.</summary>
    public int Find(MappingPointer pointer)
    {
        var node = pointer.Up < _levels.Count ? pointer.Resolve(tape, _levels[^(1 + pointer.Up)]) : -1;
        return node >= 0 && tape.Kind(node) == JsonKind.Null ? -1 : node;
    }

    /// <summary>Writes where a pointer points, from the root of the message, also where nothing is there.</summary>
    public string PlaceOf(MappingPointer pointer) =>
        FromMessage(pointer.OfGroup && Group is [var first, ..] ? first : _levels[Math.Max(0, _levels.Count - 1 - pointer.Up)]) + string.Concat(pointer.Tokens.Select(token => "/" + JsonPointers.Escape(token)));

    /// <summary>Writes where a value of the input is, from the root of the message.</summary>
    public string PlaceOf(int node) => FromMessage(node);

    /// <summary>Writes where the current element is.</summary>
    public string Here => FromMessage(Current);

    // The rows of one file are messages of their own: what is said of one must not depend on its place in the file, nor take
    // time to find out what that place is.
    private string FromMessage(int node)
    {
        var pointer = "";
        for (; node > root; node = tape.Parent(node))
        {
            pointer = "/" + (tape.IsMember(node) ? JsonPointers.Escape(tape.NameText(node)) : IndexOf(node).ToString(CultureInfo.InvariantCulture)) + pointer;
        }

        return pointer;
    }

    private int IndexOf(int element)
    {
        var index = 0;
        for (var sibling = tape.Parent(element) + 1; sibling < element; sibling = tape.End(sibling))
        {
            index++;
        }

        return index;
    }
}
