namespace IntegrationHub.Core.Contracts;

/// <summary>Collects faults and annotations with the way through the schema that led to them.</summary>
internal sealed class EvaluationReport(int maxErrors, bool wantsAnnotations)
{
    private readonly List<string> _segments = [];
    private string? _path;

    public List<ValidationError> Errors { get; } = [];

    public List<ValidationAnnotation> Annotations { get; } = [];

    public bool WantsAnnotations { get; } = wantsAnnotations;

    public int AnnotationCount => Annotations.Count;

    /// <summary>The dynamic keyword location: through references as they were followed.</summary>
    public string Path => _path ??= string.Concat(_segments);

    public void Push(string segment)
    {
        _segments.Add(segment);
        _path = null;
    }

    public void Pop()
    {
        _segments.RemoveAt(_segments.Count - 1);
        _path = null;
    }

    public bool Add(ValidationError error)
    {
        if (Errors.Count < maxErrors)
            Errors.Add(error);
        return false;
    }

    /// <summary>Forgets faults of a branch that need not hold.</summary>
    public void DropErrors(int count)
    {
        if (Errors.Count > count)
            Errors.RemoveRange(count, Errors.Count - count);
    }

    public void AddAnnotation(ValidationAnnotation annotation) => Annotations.Add(annotation);

    public void DropAnnotations(int count)
    {
        if (Annotations.Count > count)
            Annotations.RemoveRange(count, Annotations.Count - count);
    }
}
