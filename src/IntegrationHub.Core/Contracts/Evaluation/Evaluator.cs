using System.Runtime.CompilerServices;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// Runs compiled schemas over a tape. The same code answers yes or no (nothing is allocated, the first fault ends it) and,
/// when <see cref="Report"/> is set, tells every fault with both places.
/// </summary>
internal sealed partial class Evaluator(TokenTape tape, ContractOptions options, bool hasDynamicScope, EvaluationReport? report)
{
    // Only the verdict counts and no dynamic scope has to be kept: the common case, kept short.
    private readonly bool _isPlain = report is null && !hasDynamicScope;

    // Each level costs a few hundred bytes of stack; the instance is at most 512 deep, the rest is references.
    private const int MaxDepth = 1200;

    private readonly List<SchemaResource>? _scope = hasDynamicScope ? [] : null;
    private Stack<Marks>? _spareMarks;
    private int _depth;
    private long _steps;

    public TokenTape Tape { get; } = tape;

    /// <summary>Where faults go; null where only the verdict counts.</summary>
    public EvaluationReport? Report { get; } = report;

    public bool Reporting => Report is not null;

    /// <summary>Why the evaluation was given up; then the verdict is no, whatever a <c>not</c> made of it.</summary>
    public string? Exhausted { get; private set; }

    public bool Evaluate(SchemaNode schema, int node, Marks? marks)
    {
        if (_isPlain)
        {
            schema = schema.Direct;
            JsonKind kind = Tape.Kind(node);
            if (!TypeFits(Tape, schema, node, kind))
                return false;
            Keyword[] keywords = schema.ByKind[(int)kind];
            if (keywords.Length == 0)
                return !schema.IsFalse;
            if (schema.NeedsMarks || _depth >= MaxDepth || _steps >= options.MaxSteps)
                return EvaluateFully(schema, node, marks);
            _depth++;
            _steps++;
            foreach (Keyword keyword in keywords)
            {
                if (keyword.Check(this, node, marks))
                    continue;
                _depth--;
                return false;
            }

            _depth--;
            return true;
        }

        return EvaluateFully(schema, node, marks);
    }

    private bool EvaluateFully(SchemaNode schema, int node, Marks? marks)
    {
        JsonKind kind = Tape.Kind(node);
        if (++_depth > MaxDepth || ++_steps > options.MaxSteps)
            return GiveUp();
        bool entered = _scope is not null && Enter(schema.Resource);
        bool valid = Report is null ? EvaluateQuietly(schema, node, kind, marks) : EvaluateReporting(schema, node, kind, marks);
        if (entered)
            _scope!.RemoveAt(_scope.Count - 1);
        _depth--;
        return valid;
    }

    /// <summary>Evaluates a subschema that the current keyword reaches under a segment of its location such as <c>/items</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Evaluate(string segment, SchemaNode schema, int node, Marks? marks)
    {
        if (Report is null)
            return Evaluate(schema, node, marks);
        Report.Push(segment);
        bool valid = Evaluate(schema, node, marks);
        Report.Pop();
        return valid;
    }

    /// <summary>Evaluates a subschema whose failure is no fault, such as a branch of <c>anyOf</c> or <c>if</c>: marks count only if it holds.</summary>
    public bool Try(string segment, SchemaNode schema, int node, Marks? marks)
    {
        if (marks is null)
            return Evaluate(segment, schema, node, null);
        Marks own = RentMarks(node);
        bool valid = Evaluate(segment, schema, node, own);
        if (valid)
            marks.Merge(own);
        ReturnMarks(own);
        return valid;
    }

    /// <summary>Evaluates a schema on a value of another tape (a member's name), for its verdict only.</summary>
    public bool Nested(TokenTape other, SchemaNode schema)
    {
        var nested = new Evaluator(other, options, _scope is not null, null) { _depth = _depth, _steps = _steps };
        nested._scope?.AddRange(_scope!);
        bool valid = nested.Evaluate(schema, 0, null);
        _steps = nested._steps;
        Exhausted ??= nested.Exhausted;
        return valid;
    }

    /// <summary>The outermost resource on the way here that has the dynamic anchor (JSON Schema Core, section 8.2.3.2).</summary>
    public SchemaResource? OutermostWith(string anchor)
    {
        foreach (SchemaResource resource in _scope!)
        {
            if (resource.DynamicAnchors.ContainsKey(anchor))
                return resource;
        }

        return null;
    }

    public Marks RentMarks(int node)
    {
        Marks marks = _spareMarks is { Count: > 0 } ? _spareMarks.Pop() : new Marks();
        marks.Reset(Tape, node);
        return marks;
    }

    public void ReturnMarks(Marks marks) => (_spareMarks ??= new()).Push(marks);

    private static bool TypeFits(TokenTape tape, SchemaNode schema, int node, JsonKind kind) =>
        (schema.Types & (1 << (int)kind)) != 0
        && (!schema.WholeNumbers || kind != JsonKind.Number || !tape.IsFractional(node) || tape.Number(node).IsInteger);

    private bool EvaluateQuietly(SchemaNode schema, int node, JsonKind kind, Marks? marks)
    {
        if (schema.IsFalse || !TypeFits(Tape, schema, node, kind))
            return false;
        if (schema.NeedsMarks && kind >= JsonKind.Array)
            return EvaluateWithMarks(schema, node, kind, marks);
        foreach (Keyword keyword in schema.ByKind[(int)kind])
        {
            if (!keyword.Check(this, node, marks))
                return false;
        }

        return true;
    }

    private bool EvaluateWithMarks(SchemaNode schema, int node, JsonKind kind, Marks? marks)
    {
        Marks own = RentMarks(node);
        bool valid = true;
        foreach (Keyword keyword in schema.ByKind[(int)kind])
        {
            if (keyword.Check(this, node, own))
                continue;
            valid = false;
            if (Report is null)
                break;
        }

        if (valid)
            marks?.Merge(own);
        ReturnMarks(own);
        return valid;
    }

    private bool Enter(SchemaResource resource)
    {
        if (_scope!.Count > 0 && ReferenceEquals(_scope[^1], resource))
            return false;
        _scope.Add(resource);
        return true;
    }

    private bool GiveUp()
    {
        Exhausted ??= _depth > MaxDepth
            ? $"Schemas nest more than {MaxDepth} deep on one value. Break the loop or the chain of references."
            : $"Checking took more than {options.MaxSteps} steps. Simplify the schema, or raise the step budget.";
        _depth--;
        return false;
    }
}
