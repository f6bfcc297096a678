using System.ComponentModel.DataAnnotations;
using Cronos;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>When all items are compared anew without being asked for.</summary>
public sealed class ReconciliationOptions : IValidatableObject
{
    /// <summary>Gets or sets the schedule.</summary>
    /// <value>A cron expression with five fields, UTC, for example <c>0 2 * * *</c>. The default is empty: no schedule.</value>
    public string Schedule { get; set; } = "";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Schedule.Length == 0 || CronExpression.TryParse(Schedule, out _)
        ? []
        : [new ValidationResult($"The schedule is a cron expression with five fields, for example 0 2 * * *; found '{Schedule}'.", [nameof(Schedule)])];
}
