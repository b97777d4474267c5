namespace BatchAi.Core.Planning.Launch;

/// <summary>
/// Stand-ins for the remote shell of MPI, for nodes that are one machine: a process for another node is started here,
/// with that node's variables and in its working directory.
/// </summary>
internal static class NodeScripts
{
    // MPI calls it as it would call ssh: options, the host, and words that make up a command line.
    private const string Text =
        """
        #!/bin/sh
        # Starts a command on a node of the job as ssh would; all nodes of the job are this machine.
        while case $1 in -*) ;; *) false ;; esac; do shift; done
        node=${1##*@}
        shift
        . "${0%/*}/nodes"
        # Each node's processes take the machine for their own: in one folder they would use each other's files.
        export OMPI_MCA_orte_tmpdir_base="$AZ_BATCHAI_JOB_TEMP/launch/tmp"
        export OMPI_MCA_btl_vader_backing_directory="$OMPI_MCA_orte_tmpdir_base"
        mkdir -p "$OMPI_MCA_orte_tmpdir_base"
        exec /bin/sh -c "$*"

        """;

    /// <summary>The script that takes the place of ssh, as a file of the plan.</summary>
    /// <param name="layout">The job's folders.</param>
    public static PlanFile In(JobLayout layout) => new() { Path = ShellIn(layout), Content = PlanText.Escape(Text), IsProgram = true };

    /// <summary>Where the script with the nodes' variables is.</summary>
    /// <param name="layout">The job's folders.</param>
    public static string VariablesIn(JobLayout layout) => layout.Launch + "/nodes";

    /// <summary>What makes MPI use the script; a job may set any of them otherwise.</summary>
    /// <param name="layout">The job's folders.</param>
    public static IEnumerable<KeyValuePair<string, string>> Settings(JobLayout layout) => new Dictionary<string, string>
    {
        ["OMPI_MCA_plm_rsh_agent"] = ShellIn(layout),
        ["HYDRA_LAUNCHER_EXEC"] = ShellIn(layout),
        ["I_MPI_HYDRA_BOOTSTRAP_EXEC"] = ShellIn(layout),

        // Open MPI leaves the loopback network out, the one that joins the nodes whatever else the machine is joined to.
        ["OMPI_MCA_oob_tcp_if_include"] = "127.0.0.0/8",
        ["OMPI_MCA_btl_tcp_if_include"] = "127.0.0.0/8",
    };

    private static string ShellIn(JobLayout layout) => layout.Launch + "/node";
}
