namespace System.Management.Automation;

public class JobRepository : Repository<Job>;
